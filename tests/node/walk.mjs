// Every operation of the newest OpenAI SDK for Node. Run by tests/sdk/test_films.py.
import assert from "node:assert/strict";
import OpenAI, { AzureOpenAI, toFile } from "openai";
import { VERSION } from "openai/version";

assert.equal(VERSION, "7.57.0");
const { BASE_URL, API_KEY, VIDEO_ID } = process.env;
const client = new OpenAI({ baseURL: BASE_URL, apiKey: API_KEY, maxRetries: 0 });
const prompt = "Waves at a rocky coast in the evening";
const tiny = { seconds: "1", size: "128x128" };

// The SDK for Node has no polling helper.
const finished = async (video) => {
  while (video.status === "queued" || video.status === "in_progress") {
    const { data, response } = await client.videos.retrieve(video.id).withResponse();
    const wait = Number(response.headers.get("openai-poll-after-ms") ?? 0);
    await new Promise((resolve) => setTimeout(resolve, wait));
    video = data;
  }
  assert.equal(video.status, "completed", JSON.stringify(video.error));
  return video;
};
const bytes = async (response) => Buffer.from(await response.arrayBuffer());

const asked = await client.videos.create({ model: "sora-2", prompt, ...tiny });
assert.equal(asked.status, "queued");
assert.equal(Object.keys(asked).length, 13);
assert.match(asked._request_id, /^req_/);
const video = await finished(asked);

const content = await client.videos.downloadContent(video.id);
assert.equal(content.headers.get("content-type"), "video/mp4");
const whole = await bytes(content);
assert.equal(whole.subarray(4, 8).toString(), "ftyp");
const part = await client.videos.downloadContent(video.id, {}, { headers: { Range: "bytes=4-7" } });
assert.equal(part.status, 206);
assert.equal((await bytes(part)).toString(), "ftyp");
const thumbnail = await client.videos.downloadContent(video.id, { variant: "thumbnail" });
assert.equal((await bytes(thumbnail)).subarray(8, 12).toString(), "WEBP");
const sheet = await client.videos.downloadContent(video.id, { variant: "spritesheet" });
assert.equal(sheet.headers.get("content-type"), "image/jpeg");

const walked = [];
for await (const each of client.videos.list({ limit: 1 })) walked.push(each.id);
assert.equal(walked[0], video.id);
assert.ok(walked.includes(VIDEO_ID));

const remix = await client.videos.remix(video.id, { prompt: "The same coast at noon" });
assert.equal(remix.remixed_from_video_id, video.id);
const edit = await client.videos.edit({ prompt: "The same coast in fog", video: { id: video.id } });
assert.equal(edit.remixed_from_video_id, video.id);
const longer = await client.videos.extend({ prompt: "The tide comes in", seconds: "1", video: { id: video.id } });
assert.equal(longer.seconds, "2");
for (const each of [remix, edit, longer]) {
  assert.equal((await client.videos.delete(each.id)).deleted, true);
}

const thumb = await client.videos.downloadContent(video.id, { variant: "thumbnail" });
const fromImage = await client.videos.create({
  prompt: "slow dolly forward",
  ...tiny,
  input_reference: await toFile(await bytes(thumb), "first.webp", { type: "image/webp" }),
});
assert.equal(fromImage.size, "128x128");
const dataUrl = "data:image/webp;base64," + (await bytes(await client.videos.downloadContent(video.id, { variant: "thumbnail" }))).toString("base64");
const fromUrl = await client.videos.create({ prompt, ...tiny, input_reference: { image_url: dataUrl } });
for (const each of [fromImage, fromUrl]) {
  assert.equal(each.status, "queued");
  await client.videos.delete(each.id);
}

const source = await bytes(await client.videos.downloadContent(VIDEO_ID));
const character = await client.videos.createCharacter({ name: "Grace", video: await toFile(source, "grace.mp4") });
assert.equal((await client.videos.getCharacter(character.id)).name, "Grace");

const models = [];
for await (const model of client.models.list()) models.push(model.id);
assert.ok(models.includes("sora-2") && models.includes("sora-2-pro"));

await assert.rejects(client.videos.create({ prompt, seconds: "99" }), (error) => {
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.deepEqual([error.status, error.param, error.type], [400, "seconds", "invalid_request_error"]);
  assert.match(error.requestID, /^req_/);
  return true;
});
await assert.rejects(client.videos.retrieve(remix.id), OpenAI.NotFoundError);
await assert.rejects(new OpenAI({ baseURL: BASE_URL, apiKey: "wrong", maxRetries: 0 }).videos.list(), OpenAI.AuthenticationError);

const endpoint = BASE_URL.replace(/\/v1$/, "");
const azure = new AzureOpenAI({ endpoint, apiKey: API_KEY, apiVersion: "2026-05-01-preview", maxRetries: 0 });
assert.equal((await azure.videos.retrieve(video.id)).status, "completed");
assert.equal((await azure.videos.delete(video.id)).deleted, true);
