package io.holdfast.bitcoin.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.holdfast.bitcoin.BitcoinException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the usages that an expression names, so that they can be asked for before. */
final class UsageNames {
  private static final String USAGE = "usage";

  private UsageNames() {}

  /**
   * All of them.
   *
   * @throws BitcoinException where {@code usage} stands without a scope and a window behind it
   */
  static Set<UsageName> in(CelAbstractSyntaxTree ast) {
    Set<UsageName> names = new HashSet<>();
    List<CelNavigableExpr> roots =
        CelNavigableAst.fromAst(ast).getRoot().allNodes().filter(UsageNames::isUsage).toList();
    for (CelNavigableExpr root : roots) {
      names.add(
          name(root)
              .orElseThrow(() ->
                  new BitcoinException(
                      "write usage with its scope and its window, as in"
                          + " usage.wallet.day.amount")));
    }
    return names;
  }

  private static boolean isUsage(CelNavigableExpr node) {
    return node.getKind() == Kind.IDENT && node.expr().ident().name().equals(USAGE);
  }

  private static Optional<UsageName> name(CelNavigableExpr root) {
    return root.parent()
        .flatMap(scope ->
            selected(scope)
                .flatMap(first ->
                    scope
                        .parent()
                        .flatMap(UsageNames::selected)
                        .map(second -> new UsageName(first, second))));
  }

  private static Optional<String> selected(CelNavigableExpr node) {
    return node.getKind() == Kind.SELECT
        ? Optional.of(node.expr()).map(CelExpr::select).map(select -> select.field())
        : Optional.empty();
  }
}
