@NullMarked
package io.holdfast.cli.auth;

import org.jspecify.annotations.NullMarked;
