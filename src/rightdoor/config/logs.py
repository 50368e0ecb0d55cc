"""Structured logs: what happened and where, never what somebody said."""

import logging
import os
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import structlog

SAFE = (
    "event",
    "level",
    "timestamp",
    "logger",
    "request",
    "status",
    "method",
    "route",
    "took_ms",
    "kind",
    "id",
    "count",
    "where",
)
OURS = f"{os.sep}rightdoor{os.sep}"


def only_safe_keys(_logger: Any, _name: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every key that was not agreed: content cannot reach a log by accident."""
    return {key: value for key, value in entry.items() if key in SAFE}


def without_content(_logger: Any, _name: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Another library's line may quote a URL or a statement; keep who spoke and of what kind, not the words."""
    record, told = entry.get("_record"), entry.pop("exc_info", None)
    kind, _problem, trace = told if isinstance(told, tuple) else (None, None, None)
    if trace is not None:
        frames = [frame for frame in traceback.extract_tb(trace) if OURS in frame.filename]
        entry["where"] = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-6:]]
    if record is not None and not str(record.name).startswith("rightdoor"):
        entry["event"] = f"{record.levelname.lower()} {kind.__name__ if kind else ''}".strip()
        if isinstance(record.msg, str) and record.name.startswith("granian"):
            entry["event"] = record.msg
    return entry


def configure(_settings: Mapping[str, Any]) -> None:
    """One line of JSON for each event, on standard error."""
    chain: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=chain,
        processors=[without_content, only_safe_keys, structlog.processors.JSONRenderer()],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("rightdoor").setLevel(logging.INFO)
    structlog.configure(
        processors=[*chain, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
