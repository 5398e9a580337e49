/** Commands of those who run a server: status, init, unseal, seal, keys, members. */
@NullMarked
package io.holdfast.cli.operator;

import org.jspecify.annotations.NullMarked;
