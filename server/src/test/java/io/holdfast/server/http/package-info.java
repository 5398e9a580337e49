@NullMarked
package io.holdfast.server.http;

import org.jspecify.annotations.NullMarked;
