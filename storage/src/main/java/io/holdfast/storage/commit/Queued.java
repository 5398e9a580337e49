package io.holdfast.storage.commit;

/** What waits for the committer. */
sealed interface Queued permits Submission, Turn, Replacement {}
