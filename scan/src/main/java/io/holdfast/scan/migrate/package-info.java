/** Moving secrets out of files of settings: where values stand, and references in their place. */
@NullMarked
package io.holdfast.scan.migrate;

import org.jspecify.annotations.NullMarked;
