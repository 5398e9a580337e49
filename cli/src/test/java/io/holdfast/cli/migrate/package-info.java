@NullMarked
package io.holdfast.cli.migrate;

import org.jspecify.annotations.NullMarked;
