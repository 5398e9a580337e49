/** What a project says of its own scan. */
@NullMarked
package io.holdfast.scan.settings;

import org.jspecify.annotations.NullMarked;
