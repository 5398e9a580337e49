/** Commands on tokens. */
@NullMarked
package io.holdfast.cli.token;

import org.jspecify.annotations.NullMarked;
