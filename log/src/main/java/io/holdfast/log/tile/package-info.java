/**
 * The layout of C2SP tlog-tiles on disk: which tile holds which hash, its path, the entry bundles,
 * and reading them.
 */
@NullMarked
package io.holdfast.log.tile;

import org.jspecify.annotations.NullMarked;
