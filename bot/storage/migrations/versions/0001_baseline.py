"""Baseline: preferences and handled updates."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("chat_hash", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(16)),
        sa.Column("state", sa.String(2)),
        sa.Column("last_used", sa.Date, nullable=False),
    )
    op.create_index("preferences_last_used", "preferences", ["last_used"])
    op.create_table(
        "handled_updates",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("done", sa.SmallInteger, nullable=False),
        sa.Column("handled_on", sa.Date, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("handled_updates")
    op.drop_table("preferences")
