package ai.halo.application;

import ai.halo.domain.account.AccountRules;
import ai.halo.domain.port.ApiKeys;
import ai.halo.domain.port.SecondFactors;
import ai.halo.domain.port.SignIns;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.Users;

/** Where everything about users is kept, the rules for it, and the log of what is done about it. */
public record Accounts(
    UnitOfWork unitOfWork,
    Users users,
    SignIns signIns,
    SecondFactors secondFactors,
    ApiKeys keys,
    AccountRules rules,
    Audit audit) {}
