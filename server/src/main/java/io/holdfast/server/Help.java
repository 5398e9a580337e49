package io.holdfast.server;

import java.io.PrintStream;

/** {@code holdfast server -help}. */
final class Help {
  private Help() {}

  static void print(PrintStream out) {
    out.print(
        """
        Usage: holdfast server [options]

          Starts a server that answers API requests.

            $ holdfast server -config=/etc/holdfast/config.hcl
            $ holdfast server -dev

        Options:

          -config=PATH           a configuration file in HCL or JSON, or a directory of such files;
                                 may be given several times
          -log-level=LEVEL       trace, debug, info, warn or error
          -log-format=FORMAT     standard or json
          -log-file=PATH         a file for log lines, beside the standard error
          -combine-logs          log lines go to the standard output

        To try things, in memory and without any protection:

          -dev                          starts initialized and unsealed
          -dev-root-token-id=TEXT       the root token, instead of a random one
          -dev-listen-address=HOST:PORT instead of 127.0.0.1:8200
          -dev-no-store-token           leaves ~/.vault-token as it is
          -dev-tls                      with certificates of its own
          -dev-tls-cert-dir=PATH        where it puts them
        """);
  }
}
