"""Server-sent events: complete, in order, resumable, and one's own only."""

from __future__ import annotations

import signal

import pytest
from openai import OpenAI
from tests.projects import key_by_command
from tests.quick.server import HELD, held, quick
from tests.streams import Stream

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

#: Not made before it is deleted.
ENDLESS = {"prompt": HELD, "size": "128x128", "seconds": "1"}


@pytest.fixture
def follow(server):
    def stream(path: str, last_id: str | None = None, key: str = server.key) -> Stream:
        return Stream(server.address, key, path, last_id)

    return stream


def test_a_finished_videos_story_is_told_and_the_stream_ends(follow, video):
    with follow(f"/v1/videos/{video.id}/events") as stream:
        assert stream.reply.headers["content-type"].startswith("text/event-stream")
        assert stream.reply.headers["cache-control"] == "no-store"
        told = list(stream)
    kinds = [each.kind for each in told]
    assert kinds[:3] == ["video.queued", "video.submitting", "video.rendering"]
    assert kinds[-2:] == ["video.collecting", "video.completed"]
    assert [int(each.id) for each in told] == sorted({int(each.id) for each in told})
    assert {each.subject for each in told} == {video.id}
    last = told[-1].data
    assert list(last) == ["id", "object", "created_at", "type", "data"]
    assert (last["object"], last["type"]) == ("event", "video.completed")
    assert last["data"]["status"] == "completed"
    assert last["created_at"] == video.completed_at
    assert len({each.data["id"] for each in told}) == len(told)


def test_progress_comes_while_it_is_made(client, follow, tmp_path):
    """The stream is opened first, and nothing but it is asked."""
    made = client.videos.create(**{**ENDLESS, "prompt": held(tmp_path / "done")})
    with follow(f"/openai/v1/videos/{made.id}/events") as stream:
        told = []
        for each in stream:
            told.append(each)
            if each.kind == "video.progress":
                (tmp_path / "done").touch()
    assert told[-1].kind == "video.completed"
    shown = [each.data["data"]["progress"] for each in told if each.kind == "video.progress"]
    assert shown
    assert shown == sorted(shown)


def test_what_happens_to_all_videos_comes_as_it_happens(client, follow):
    with follow("/v1/events") as stream:
        made = client.videos.create(**ENDLESS)
        client.videos.delete(made.id)
        told = []
        for each in stream:
            told += [each.kind] if each.subject == made.id else []
            if each.kind == "video.deleted" and each.subject == made.id:
                break
    assert told[0] == "video.queued"
    assert told[-2:] == ["video.cancelled", "video.deleted"]


def test_the_stream_of_a_video_that_is_deleted_meanwhile_ends(client, follow):
    made = client.videos.create(**ENDLESS)
    with follow(f"/v1/videos/{made.id}/events") as stream:
        stream.take(1)
        client.videos.delete(made.id)
        assert list(stream)[-1].kind == "video.cancelled"


def test_a_stream_goes_on_where_it_was_left(follow, video):
    path = f"/v1/videos/{video.id}/events"
    with follow(path) as stream:
        told = list(stream)
    for again in (follow(path, told[2].id), follow(f"{path}?after={told[2].id}")):
        with again:
            assert list(again) == told[3:]
    with follow(f"{path}?after=0", told[-2].id) as again:
        assert again.reply.headers["last-event-id"] == told[-2].id
        assert list(again) == told[-1:]
    with follow(path, told[-1].id) as ended:
        assert ended.reply.status == 204
    with follow("/openai/events?after=0") as project:
        assert project.take(1)[0].data["type"] == "video.queued"


@pytest.mark.parametrize("cursor", ["x", "-1", "1.5", "1e3", "٣", "9" * 30])
@pytest.mark.parametrize("path", ["/v1/events", "/v1/videos/{id}/events"])
def test_a_cursor_that_is_none_is_refused(wire, video, path, cursor):
    path = path.replace("{id}", video.id)
    answer = wire.ask("GET", path, last_event_id=cursor.encode().decode("latin-1"))
    assert (answer.status, answer.error["param"]) == (400, "last-event-id")


def test_head_says_what_get_would(wire, video):
    answer = wire.ask("HEAD", f"/v1/videos/{video.id}/events")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"].startswith("text/event-stream")


def test_a_stranger_sees_nothing(server, client, follow, wire, video):
    stranger = key_by_command("streams of strangers", server)
    for video_id in (video.id, "video_none"):
        answer = wire.ask("GET", f"/v1/videos/{video_id}/events", authorization=f"Bearer {stranger}")
        assert (answer.status, answer.error["code"]) == (404, "not_found")
    with follow("/v1/events?after=0", key=stranger) as stream:
        client.videos.delete(client.videos.create(**ENDLESS).id)
        theirs = OpenAI(base_url=server.base_url, api_key=stranger, max_retries=0)
        own = theirs.videos.create(**ENDLESS)
        assert [each.subject for each in stream.take(1)] == [own.id]
        theirs.videos.delete(own.id)
        theirs.close()


def test_a_restart_costs_no_event_and_doubles_none(tmp_path):
    def cancel_one() -> None:
        with OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
            client.videos.delete(client.videos.create(**ENDLESS).id)

    with quick(tmp_path / "home") as server:
        cancel_one()
        with Stream(server.address, server.key, "/v1/events?after=0") as stream:
            seen = stream.take(2)
            server.process.send_signal(signal.SIGTERM)
            seen += list(stream)  # the server ends it before it goes
        assert server.process.wait(60) == 0
        server.start()
        cancel_one()
        with Stream(server.address, server.key, "/v1/events", seen[-1].id) as stream:
            for told in stream:
                seen.append(told)
                if [each.kind for each in seen].count("video.deleted") == 2:
                    break
        with Stream(server.address, server.key, "/v1/events?after=0") as stream:
            assert stream.take(len(seen)) == seen
