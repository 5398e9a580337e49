package io.holdfast.core.sys.config;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.util.List;

/** The settings of the whole server in storage. */
public final class ServerSettings {
  private static final String SETTINGS = Layout.core(Namespace.ROOT) + "settings/";
  private static final String CORS = "cors";
  private static final String UI_HEADERS = "ui-header/";

  private ServerSettings() {}

  /** The values of a header of the user interface. */
  record UiHeader(String name, List<String> values) {}

  private static StorageView view(BarrierTx tx) {
    return tx.view(SETTINGS);
  }

  /** Which web pages' scripts may talk to the server. */
  public static CorsRules cors(BarrierTx tx) {
    return view(tx).get(CORS, CorsRules.class).orElse(CorsRules.OFF);
  }

  static void cors(BarrierTx tx, CorsRules rules) {
    view(tx).put(CORS, rules);
  }

  /** The headers that are added to the pages of a user interface. */
  static StorageView uiHeaders(BarrierTx tx) {
    return view(tx).below(UI_HEADERS);
  }
}
