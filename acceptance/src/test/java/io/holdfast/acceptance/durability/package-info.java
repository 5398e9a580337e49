/** What was acknowledged is there, whatever happened to the process. */
@NullMarked
package io.holdfast.acceptance.durability;

import org.jspecify.annotations.NullMarked;
