/**
 * A reader of HCL 1, the language of Vault's policies and configuration files, and of its JSON
 * form. Both give the same tree, in which every value knows the line it was written on, so that
 * whoever reads the tree can name the line of what is wrong.
 */
@NullMarked
package io.holdfast.core.policy.hcl;

import org.jspecify.annotations.NullMarked;
