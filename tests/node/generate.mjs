// A published client: post, expect 202, look at the status every few seconds, read the video's URL.
import { writeFile } from "node:fs/promises";
import axios from "axios";

const { API_KEY, BASE_URL, PROMPT } = process.env;
const headers = { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" };

async function generateVideo(prompt, options = {}) {
  const response = await axios.post(
    `${BASE_URL}/generations/text-to-video`,
    { prompt, duration: 5, resolution: "1080p", fps: 30, aspect_ratio: "16:9", ...options },
    { headers },
  );
  if (response.status !== 202) throw new Error(`API Error: ${response.status}`);
  const { id } = response.data;
  console.log(`Generation started: ${id}`);

  for (;;) {
    const { data } = await axios.get(`${BASE_URL}/generations/${id}`, { headers });
    console.log(`Status: ${data.status}`);
    if (data.status === "completed") return data.video_url;
    if (data.status === "failed") throw new Error(`Generation failed: ${data.error.message}`);
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
}

const videoUrl = await generateVideo(PROMPT ?? "A serene mountain lake at sunrise, mist on the water", {
  style: "cinematic",
});
console.log(`Video ready: ${videoUrl}`);
const video = await axios.get(videoUrl, { responseType: "arraybuffer" });
await writeFile("output.mp4", video.data);
