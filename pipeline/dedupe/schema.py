"""The tables that merging takes and gives, as CONTRACT.md names them."""

import pyarrow as pa

TIME = pa.timestamp("us", tz="UTC")
TEXTS = pa.list_(pa.string())
NOTE = pa.struct(
    [
        ("text", pa.string()),
        ("author", pa.string()),
        ("language", pa.string()),
        ("source_path", pa.string()),
        ("post_url", pa.string()),
        ("posted_at", TIME),
    ]
)

MENTIONS = pa.schema(
    [
        ("mention_id", pa.string()),
        ("document_id", pa.string()),
        ("source_path", pa.string()),
        ("position", pa.int32()),
        ("url", pa.string()),
        ("url_as_written", pa.string()),
        ("url_state", pa.string()),
        ("canonical_url", pa.string()),
        ("title", pa.string()),
        ("creators", TEXTS),
        ("note", pa.string()),
        ("note_author", pa.string()),
        ("language", pa.string()),
        ("kind", pa.string()),
        ("topics", TEXTS),
        ("topic_scores", pa.list_(pa.float64())),
        ("level", pa.string()),
        ("section", TEXTS),
        ("also_in", pa.list_(TEXTS)),
        ("post_url", pa.string()),
        ("posted_at", TIME),
        ("posted_precision", pa.string()),
        ("locator", pa.string()),
        ("keys", TEXTS),
        ("companion_urls", TEXTS),
        ("document_author", pa.string()),
    ]
)

CATALOGUE = pa.schema(
    [
        ("resource_id", pa.string()),
        ("other_ids", TEXTS),
        ("title", pa.string()),
        ("url", pa.string()),
        ("url_shown", pa.string()),
        ("url_state", pa.string()),
        ("canonical_url", pa.string()),
        ("site", pa.string()),
        ("final_url", pa.string()),
        ("link_status", pa.string()),
        ("checked_at", TIME),
        ("other_urls", TEXTS),
        ("other_titles", TEXTS),
        ("kind", pa.string()),
        ("topics", TEXTS),
        ("topic_scores", pa.list_(pa.float64())),
        ("level", pa.string()),
        ("creators", TEXTS),
        ("note", pa.string()),
        ("note_author", pa.string()),
        ("notes", pa.list_(NOTE)),
        ("recommended_by", TEXTS),
        ("source_paths", TEXTS),
        ("sections", pa.list_(TEXTS)),
        ("languages", TEXTS),
        ("mention_count", pa.int32()),
        ("source_count", pa.int32()),
        ("first_posted", TIME),
        ("last_posted", TIME),
    ]
)

MERGES = pa.schema(
    [
        ("resource_id", pa.string()),
        ("mention_id", pa.string()),
        ("with_mention_id", pa.string()),
        ("rule", pa.string()),
        ("score", pa.float64()),
        ("evidence", pa.string()),
    ]
)

RESOURCE_IDS = pa.schema([("mention_id", pa.string()), ("resource_id", pa.string())])
