package io.holdfast.core.sys;

import io.holdfast.core.Surroundings;
import io.holdfast.core.audit.AuditedHeaders;
import io.holdfast.core.metrics.InFlight;
import io.holdfast.core.quota.QuotaStore;
import io.holdfast.core.sys.insight.MetricsView;
import java.util.function.LongSupplier;

/**
 * What the paths below {@code sys/} show and set of the server as a whole.
 *
 * @param tokens counts the service tokens; not to be called within a transaction
 * @param entities counts the identity's entities, likewise
 */
public record ServerFacilities(
    QuotaStore quotas,
    AuditedHeaders auditedHeaders,
    MetricsView metrics,
    InFlight inFlight,
    LongSupplier tokens,
    LongSupplier entities,
    Surroundings surroundings) {}
