/** What a newcomer does first. */
@NullMarked
package io.holdfast.acceptance.firstuse;

import org.jspecify.annotations.NullMarked;
