"""Estimates: what a request would cost, judged as it would be and not made."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from rushes.db import assets, videos
from rushes.db.database import Database
from rushes.errors import NotFound, NotReady
from rushes.models.asset import Variant
from rushes.models.caller import Caller
from rushes.models.ids import is_id, now
from rushes.models.money import CREDIT, Unit
from rushes.models.price import Prices, Work
from rushes.models.spec import Operation, Spec
from rushes.models.terms import PLAIN, Terms
from rushes.models.video import Video
from rushes.service.admission import Admission
from rushes.service.orders import ChangeOrder, CreateOrder, ExtendOrder

Order = CreateOrder | ChangeOrder | ExtendOrder


@dataclass(frozen=True)
class Estimate:
    """One video's price, and that of a month of them."""

    unit: Unit
    price: int
    count: int

    @property
    def total(self) -> int:
        return self.price * self.count

    @property
    def micro_dollars(self) -> int:
        return self.total * CREDIT if self.unit is Unit.CREDITS else self.total


class Estimates:
    def __init__(self, db: Database, admission: Admission, prices: Prices) -> None:
        self._db = db
        self._admission = admission
        self._prices = prices

    async def estimate(self, caller: Caller, order: Order, operation: Operation, count: int) -> Estimate:
        """By the price list that is in force now.

        Raises what making it would: InvalidRequest, Unsupported, NotFound, NotReady.
        """
        spec, terms = await self._spec(caller, order, operation)
        unit, price = self._prices.price(terms.api, Work.of(spec, terms), now())
        return Estimate(unit, price, count)

    async def _spec(self, caller: Caller, order: Order, operation: Operation) -> tuple[Spec, Terms]:
        if isinstance(order, CreateOrder):
            return self._admission.create(caller, order), order.terms
        source, asset_id = await self._source(caller, order.video_id or "")
        if isinstance(order, ExtendOrder):
            return self._admission.extend(order, source, asset_id), PLAIN
        return self._admission.change(operation, order, source, asset_id), PLAIN

    async def _source(self, caller: Caller, video_id: str) -> tuple[Video, str]:
        def read(conn: Connection) -> tuple[Video, str]:
            if not is_id("video", video_id):
                raise NotFound(f"No video found with id '{video_id[:80]}'.", param="video")
            video = videos.find(conn, caller.project_id, video_id)
            asset = assets.find_variant(conn, caller.project_id, video_id, Variant.VIDEO)
            if asset is None:
                raise NotReady(f"The video is not finished yet: it is {video.state}.")
            return video, asset.id

        return await self._db.read(read)
