/** Finding many literals in one pass over bytes. */
@NullMarked
package io.holdfast.scan.anchor;

import org.jspecify.annotations.NullMarked;
