/** What users of cubbyholes would lose, through a whole core. */
@NullMarked
package io.holdfast.engines.cubbyhole;

import org.jspecify.annotations.NullMarked;
