"""Holds: answers that maintainers stopped from a phone, and requests to hold everything that await a second person."""

import sqlalchemy as sa
from alembic import op

revision = "0002_holds"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "holds",
        sa.Column("topic", sa.String(64), primary_key=True),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("why", sa.String(200), nullable=False),
        sa.Column("by", sa.String(125), nullable=False),
    )
    op.create_table(
        "hold_requests",
        sa.Column("action", sa.String(8), primary_key=True),
        sa.Column("by", sa.String(60), primary_key=True),
        sa.Column("why", sa.String(200), nullable=False),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("hold_requests")
    op.drop_table("holds")
