/**
 * Routes with typed fields, declared once: validation, help and the OpenAPI document come from this
 * one declaration.
 */
@NullMarked
package io.holdfast.api.route;

import org.jspecify.annotations.NullMarked;
