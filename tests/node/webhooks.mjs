// Webhook endpoints, managed, told and verified with the newest OpenAI SDK for Node. Run by tests/api/test_webhooks.py.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import OpenAI from "openai";

const { BASE_URL, API_KEY } = process.env;
const client = new OpenAI({ baseURL: BASE_URL, apiKey: API_KEY, maxRetries: 0 });

const hooks = [];
const receiver = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  hooks.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(200).end();
  receiver.emit("hook");
});
await once(receiver.listen(0, "127.0.0.1"), "listening");
const arrived = async (count) => {
  while (hooks.length < count) await once(receiver, "hook");
  return hooks[count - 1];
};

const types = (await client.webhooks.eventTypes.list()).data;
assert.deepEqual(types, ["video.completed", "video.failed", "budget.threshold_reached"]);
const url = `http://127.0.0.1:${receiver.address().port}/`;
const made = await client.webhooks.create({ name: "node", url, event_types: types });
assert.match(made.signing_secret, /^whsec_/);
assert.equal((await client.webhooks.retrieve(made.id)).url, url);
assert.equal((await client.webhooks.update(made.id, { name: "renamed" })).name, "renamed");
const listed = [];
for await (const each of client.webhooks.list({ limit: 1 })) listed.push(each.id);
assert.ok(listed.includes(made.id));

const tested = await client.webhooks.test(made.id, { event_type: "video.completed" });
assert.deepEqual([tested.success, tested.status_code], [true, 200]);
const sample = await arrived(1);
assert.equal((await client.webhooks.unwrap(sample.body, sample.headers, made.signing_secret)).type, "video.completed");

const rotated = await client.webhooks.rotateSecret(made.id, { keep_old_secret_active_for_24_hours: true });
const video = await client.videos.create({ prompt: "Waves at a rocky coast", seconds: "1", size: "128x128" });
await client.videos.delete(video.id);
const told = await arrived(2);
for (const secret of [made.signing_secret, rotated.signing_secret]) {
  const event = await client.webhooks.unwrap(told.body, told.headers, secret);
  assert.deepEqual([event.type, event.data.id], ["video.failed", video.id]);
}
await assert.rejects(
  client.webhooks.verifySignature(told.body + " ", told.headers, rotated.signing_secret),
  OpenAI.InvalidWebhookSignatureError,
);
assert.equal((await client.webhooks.delete(made.id)).deleted, true);
await assert.rejects(client.webhooks.retrieve(made.id), OpenAI.NotFoundError);
receiver.close();
