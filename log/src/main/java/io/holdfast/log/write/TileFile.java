package io.holdfast.log.write;

import io.holdfast.log.tile.TileRef;

/** A tile or a bundle that is ready to be written; never compared, only handed on. */
@SuppressWarnings("ArrayRecordComponent")
record TileFile(TileRef ref, byte[] content) {}
