"""A published client: three tries, waiting exponentially longer between them."""

import os
import time

import requests
from tenacity import retry, stop_after_attempt, wait_exponential

API_KEY = os.environ["API_KEY"]
BASE_URL = os.environ["BASE_URL"]
HEADERS = {"Authorization": f"Bearer {API_KEY}"}


@retry(stop=stop_after_attempt(3), wait=wait_exponential(multiplier=1, min=4, max=10))
def create(prompt):
    response = requests.post(
        f"{BASE_URL}/generations/text-to-video",
        headers=HEADERS,
        json={"prompt": prompt, "duration": 5, "resolution": "720p"},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()["id"]


@retry(stop=stop_after_attempt(3), wait=wait_exponential(multiplier=1, min=4, max=10))
def status(generation_id):
    response = requests.get(f"{BASE_URL}/generations/{generation_id}", headers=HEADERS, timeout=30)
    response.raise_for_status()
    return response.json()


if __name__ == "__main__":
    generation_id = create("A red vintage car on a coastal road")
    while (generation := status(generation_id))["status"] not in ("completed", "failed"):
        time.sleep(3)
    print(generation["status"], generation["video_url"])
