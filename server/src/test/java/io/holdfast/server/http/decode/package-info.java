@NullMarked
package io.holdfast.server.http.decode;

import org.jspecify.annotations.NullMarked;
