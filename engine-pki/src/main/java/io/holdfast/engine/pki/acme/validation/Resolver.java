package io.holdfast.engine.pki.acme.validation;

import io.holdfast.api.Refusal;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for names: the system's servers, or one that is configured.
 *
 * @param server host and port; empty for the system's
 */
public record Resolver(String server) {
  private static final Pattern SERVER =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
  private static final String PATIENCE_MILLIS = "2000";
  private static final String TRIES = "2";
  private static final int MOST_PORT = 65_535;

  /** Texts of a name's TXT records. */
  List<String> texts(String name) throws Unproven {
    return records(name, "TXT").stream().map(Resolver::unquoted).toList();
  }

  /** Several strings of one record, or one with spaces, come in quotes. */
  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\" \"", "")
        : text;
  }

  /** A name's addresses, those of IPv6 first. */
  List<InetAddress> addresses(String name) throws Unproven {
    List<InetAddress> found = new ArrayList<>();
    try {
      if (AddressLiteral.isOne(name)) {
        found.add(InetAddress.ofLiteral(name));
      } else if (server.isEmpty()) {
        found.addAll(List.of(InetAddress.getAllByName(name)));
      } else {
        for (String type : List.of("AAAA", "A")) {
          for (String literal : records(name, type)) {
            found.add(InetAddress.getByName(literal));
          }
        }
      }
    } catch (UnknownHostException e) {
      throw new Unproven(Problem.Kind.DNS, "no address is known of " + name);
    }
    if (found.isEmpty()) {
      throw new Unproven(Problem.Kind.DNS, "no address is known of " + name);
    }
    return found;
  }

  // The provider of DNS makes texts of records, and objects of none.
  @SuppressWarnings("BanJNDI")
  private List<String> records(String name, String type) throws Unproven {
    DirContext context = null;
    try {
      context = new InitialDirContext(settings());
      Attribute attribute = context.getAttributes(name, new String[] {type}).get(type);
      List<String> out = new ArrayList<>();
      if (attribute != null) {
        NamingEnumeration<?> all = attribute.getAll();
        while (all.hasMore()) {
          out.add(String.valueOf(all.next()));
        }
      }
      return out;
    } catch (NameNotFoundException e) {
      return List.of();
    } catch (NamingException e) {
      throw new Unproven(
          Problem.Kind.DNS, "the name server did not answer about " + type + " of " + name);
    } finally {
      close(context);
    }
  }

  private static void close(@Nullable DirContext context) {
    try {
      if (context != null) {
        context.close();
      }
    } catch (NamingException e) {
      // Nothing is asked of it any more.
      return;
    }
  }

  @SuppressWarnings("JdkObsolete") // what InitialDirContext takes
  private Hashtable<String, String> settings() {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, server.isEmpty() ? "dns:" : "dns://" + server + "/");
    settings.put("com.sun.jndi.dns.timeout.initial", PATIENCE_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", TRIES);
    return settings;
  }

  /**
   * Sees to it that a server is named, or none.
   *
   * @throws Refusal.InvalidRequest naming the field that holds something else
   */
  public static void check(String field, String text) {
    Matcher matcher = SERVER.matcher(text);
    boolean port = matcher.matches() && matcher.group(2) != null;
    boolean fine = matcher.matches() && (!port || Integer.parseInt(matcher.group(2)) <= MOST_PORT);
    if (!text.isEmpty() && !fine) {
      throw new Refusal.InvalidRequest(field + ": write host:port, for example 10.0.0.53:53");
    }
  }
}
