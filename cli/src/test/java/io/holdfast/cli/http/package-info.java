@NullMarked
package io.holdfast.cli.http;

import org.jspecify.annotations.NullMarked;
