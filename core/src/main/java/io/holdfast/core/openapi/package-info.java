/**
 * What the server says of its own API, made of the routes' one declaration: the OpenAPI document
 * and the answers to {@code ?help=1}.
 */
@NullMarked
package io.holdfast.core.openapi;

import org.jspecify.annotations.NullMarked;
