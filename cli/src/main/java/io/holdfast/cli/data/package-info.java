/** Commands on any path: read, write, patch, list, scan, delete, unwrap, path-help. */
@NullMarked
package io.holdfast.cli.data;

import org.jspecify.annotations.NullMarked;
