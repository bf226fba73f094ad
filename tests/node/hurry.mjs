// Loaded before a program: it sleeps a 25th of what it asks for.
const { setTimeout } = globalThis;
globalThis.setTimeout = (callback, milliseconds, ...rest) => setTimeout(callback, milliseconds / 25, ...rest);
