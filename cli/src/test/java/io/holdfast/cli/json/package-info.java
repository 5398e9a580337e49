@NullMarked
package io.holdfast.cli.json;

import org.jspecify.annotations.NullMarked;
