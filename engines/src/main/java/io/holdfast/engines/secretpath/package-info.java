/** Paths of clients' own making: the names under which KV and cubbyhole keep secrets. */
@NullMarked
package io.holdfast.engines.secretpath;

import org.jspecify.annotations.NullMarked;
