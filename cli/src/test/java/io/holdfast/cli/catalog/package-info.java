@NullMarked
package io.holdfast.cli.catalog;

import org.jspecify.annotations.NullMarked;
