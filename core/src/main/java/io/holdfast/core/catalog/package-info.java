/**
 * The catalog of secrets: a row for each that an engine keeps, written in the same transaction, and
 * what people say of it: who answers for it, where it belongs, how it is classified. No value of
 * any secret is here.
 *
 * <pre>
 * ns/&lt;home&gt;/catalog/&lt;mount&gt;/row/&lt;subject&gt;     what the engine tells ({@link Row})
 * ns/&lt;home&gt;/catalog/&lt;mount&gt;/said/&lt;subject&gt;    what people say of this one ({@link Ownership})
 * ns/&lt;id&gt;/core/catalog/rule/&lt;path&gt;             what holds below a path
 * ns/&lt;id&gt;/core/catalog/event/&lt;time&gt;-&lt;id&gt;     changes of ownership
 * </pre>
 */
@NullMarked
package io.holdfast.core.catalog;

import org.jspecify.annotations.NullMarked;
