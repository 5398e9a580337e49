/** The engine through a whole core, and beside venues of the tests' own. */
@NullMarked
package io.holdfast.engine.exchange;

import org.jspecify.annotations.NullMarked;
