-- A session's place; the name is that of its SessionID.
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    generation INTEGER NOT NULL,
    next_outbound INTEGER NOT NULL,
    next_inbound INTEGER NOT NULL,
    handled_generation INTEGER NOT NULL,
    handled INTEGER NOT NULL,
    creation_time INTEGER NOT NULL
) STRICT;

-- The messages that one batch brought to one sequence: 0 inbound, 1 outbound; 2 inbound and 3 outbound that took no number.
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session,
    generation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    crc INTEGER NOT NULL,
    messages BLOB NOT NULL
) STRICT;

CREATE INDEX segment_sequence ON segment (session, generation, sequence, last);

-- What follows is the index: written after the segments, up to the one named in index_state, and never needed for a replay.
CREATE TABLE index_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    segment INTEGER NOT NULL
) STRICT;

INSERT INTO index_state VALUES (1, 0);

CREATE TABLE index_segment (
    session INTEGER NOT NULL,
    segment INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    first_time INTEGER NOT NULL,
    last_time INTEGER NOT NULL,
    PRIMARY KEY (session, segment)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_msg_type (
    session INTEGER NOT NULL,
    msg_type TEXT NOT NULL,
    segment INTEGER NOT NULL,
    PRIMARY KEY (session, msg_type, segment)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_cl_ord_id (
    cl_ord_id TEXT NOT NULL,
    segment INTEGER NOT NULL,
    PRIMARY KEY (cl_ord_id, segment)
) STRICT, WITHOUT ROWID;
