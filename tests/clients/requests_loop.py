"""A published client: post, expect 202, look at the status every few seconds, read the video's URL."""

import os
import time
from pathlib import Path

import requests

API_KEY = os.environ["API_KEY"]
BASE_URL = os.environ["BASE_URL"]


def generate_video(prompt, duration=5, resolution="1080p", style="cinematic"):
    headers = {"Authorization": f"Bearer {API_KEY}", "Content-Type": "application/json"}
    payload = {
        "prompt": prompt,
        "duration": duration,
        "resolution": resolution,
        "fps": 24,
        "aspect_ratio": "16:9",
        "style": style,
    }
    response = requests.post(f"{BASE_URL}/generations/text-to-video", headers=headers, json=payload)
    if response.status_code != 202:
        raise Exception(f"API Error: {response.status_code} - {response.text}")
    generation_id = response.json()["id"]
    print(f"Generation started: {generation_id}")

    while True:
        response = requests.get(f"{BASE_URL}/generations/{generation_id}", headers=headers)
        data = response.json()
        print(f"Status: {data['status']}")
        if data["status"] == "completed":
            return data["video_url"]
        if data["status"] == "failed":
            raise Exception(f"Generation failed: {data['error']['message']}")
        time.sleep(5)


if __name__ == "__main__":
    video_url = generate_video(os.environ.get("PROMPT", "A mountain lake at sunrise, mist on the water"))
    print(f"Video ready: {video_url}")
    Path("output.mp4").write_bytes(requests.get(video_url).content)
