/** Bad input of every kind: a clear error with the right status, and nothing lost. */
@NullMarked
package io.holdfast.acceptance.hostile;

import org.jspecify.annotations.NullMarked;
