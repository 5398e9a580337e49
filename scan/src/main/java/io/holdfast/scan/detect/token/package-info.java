/** Tokens that begin with a prefix of their issuer: a table of forms, some with checksums. */
@NullMarked
package io.holdfast.scan.detect.token;

import org.jspecify.annotations.NullMarked;
