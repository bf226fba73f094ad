"""A published client: a hundred prompts, five of them at once."""

import asyncio
import os

import aiohttp

API_KEY = os.environ["API_KEY"]
BASE_URL = os.environ["BASE_URL"]
MAX_CONCURRENT = 5


class BatchGenerator:
    def __init__(self):
        self.semaphore = asyncio.Semaphore(MAX_CONCURRENT)
        self.headers = {"Authorization": f"Bearer {API_KEY}"}

    async def generate_one(self, session, prompt):
        async with self.semaphore:
            payload = {"prompt": prompt, "duration": 3, "resolution": "480p"}
            async with session.post(
                f"{BASE_URL}/sora/generations/text-to-video", json=payload, headers=self.headers
            ) as response:
                if response.status != 202:
                    return {"prompt": prompt, "status": "error", "detail": await response.text()}
                generation_id = (await response.json())["id"]
            while True:
                async with session.get(
                    f"{BASE_URL}/sora/generations/{generation_id}", headers=self.headers
                ) as response:
                    data = await response.json()
                if data["status"] in ("completed", "failed"):
                    return {"prompt": prompt, "status": data["status"], "url": data.get("video_url")}
                await asyncio.sleep(5)

    async def generate_batch(self, prompts):
        async with aiohttp.ClientSession() as session:
            return await asyncio.gather(*(self.generate_one(session, prompt) for prompt in prompts))


if __name__ == "__main__":
    prompts = [f"Product shot number {n}, rotating slowly on a white table" for n in range(100)]
    results = asyncio.run(BatchGenerator().generate_batch(prompts))
    completed = [result for result in results if result["status"] == "completed"]
    print(f"Completed: {len(completed)}/{len(prompts)}")
    print("\n".join(result["url"] for result in completed))
