/** Names that tests can look up. */
@NullMarked
package io.holdfast.testkit.dns;

import org.jspecify.annotations.NullMarked;
