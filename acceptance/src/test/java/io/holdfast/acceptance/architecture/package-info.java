/** The rules of the house, held to all modules at once. */
@NullMarked
package io.holdfast.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
