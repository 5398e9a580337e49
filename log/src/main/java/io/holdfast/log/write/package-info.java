/**
 * Writing a log so that its files verify at every instant, whatever happens to the process or the
 * power.
 */
@NullMarked
package io.holdfast.log.write;

import org.jspecify.annotations.NullMarked;
