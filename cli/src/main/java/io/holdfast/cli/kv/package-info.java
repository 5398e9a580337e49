/** Commands on key-value secrets of versions 1 and 2. */
@NullMarked
package io.holdfast.cli.kv;

import org.jspecify.annotations.NullMarked;
