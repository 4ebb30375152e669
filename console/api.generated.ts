export interface paths {
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units of a subtree in the tree’s order, or the best matches for a name */
        get: {
            parameters: {
                query?: {
                    within?: string;
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            units: {
                                /** Format: uuid */
                                id: string;
                                code: string;
                                level: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                shortName: string;
                                slug: string;
                                /** @description Codes from the root down, joined by dots */
                                path: string;
                                /** @description Where the unit’s site lies; empty for the portal */
                                sitePath: string;
                                parentId: string | null;
                                regionId: string | null;
                                /** @enum {string} */
                                timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                                /** @enum {string} */
                                zone: "WIB" | "WITA" | "WIT";
                                coordinates: {
                                    lat: number;
                                    lon: number;
                                } | null;
                                host: string | null;
                                /** @enum {string} */
                                state: "open" | "closed";
                                successorId: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a unit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        parentId: string;
                        code: string;
                        level: string;
                        name: {
                            id: string;
                            en: string;
                        };
                        shortName?: string;
                        slug?: string;
                        /** @enum {string} */
                        timeZone?: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                        coordinates?: {
                            lat: number;
                            lon: number;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            level: string;
                            name: {
                                id: string;
                                en: string;
                            };
                            shortName: string;
                            slug: string;
                            /** @description Codes from the root down, joined by dots */
                            path: string;
                            /** @description Where the unit’s site lies; empty for the portal */
                            sitePath: string;
                            parentId: string | null;
                            regionId: string | null;
                            /** @enum {string} */
                            timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                            /** @enum {string} */
                            zone: "WIB" | "WITA" | "WIT";
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            host: string | null;
                            /** @enum {string} */
                            state: "open" | "closed";
                            successorId: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit with those above and directly below it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            level: string;
                            name: {
                                id: string;
                                en: string;
                            };
                            shortName: string;
                            slug: string;
                            /** @description Codes from the root down, joined by dots */
                            path: string;
                            /** @description Where the unit’s site lies; empty for the portal */
                            sitePath: string;
                            parentId: string | null;
                            regionId: string | null;
                            /** @enum {string} */
                            timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                            /** @enum {string} */
                            zone: "WIB" | "WITA" | "WIT";
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            host: string | null;
                            /** @enum {string} */
                            state: "open" | "closed";
                            successorId: string | null;
                            /** @description The parent first, the root last */
                            ancestry: {
                                /** Format: uuid */
                                id: string;
                                code: string;
                                level: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                shortName: string;
                                slug: string;
                                /** @description Codes from the root down, joined by dots */
                                path: string;
                                /** @description Where the unit’s site lies; empty for the portal */
                                sitePath: string;
                                parentId: string | null;
                                regionId: string | null;
                                /** @enum {string} */
                                timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                                /** @enum {string} */
                                zone: "WIB" | "WITA" | "WIT";
                                coordinates: {
                                    lat: number;
                                    lon: number;
                                } | null;
                                host: string | null;
                                /** @enum {string} */
                                state: "open" | "closed";
                                successorId: string | null;
                            }[];
                            /** @description Open units directly below */
                            children: {
                                /** Format: uuid */
                                id: string;
                                code: string;
                                level: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                shortName: string;
                                slug: string;
                                /** @description Codes from the root down, joined by dots */
                                path: string;
                                /** @description Where the unit’s site lies; empty for the portal */
                                sitePath: string;
                                parentId: string | null;
                                regionId: string | null;
                                /** @enum {string} */
                                timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                                /** @enum {string} */
                                zone: "WIB" | "WITA" | "WIT";
                                coordinates: {
                                    lat: number;
                                    lon: number;
                                } | null;
                                host: string | null;
                                /** @enum {string} */
                                state: "open" | "closed";
                                successorId: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a unit; its old address goes on leading to it */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: {
                            id: string;
                            en: string;
                        };
                        shortName?: string;
                        slug?: string;
                        /** @enum {string} */
                        timeZone?: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                        coordinates?: {
                            lat: number;
                            lon: number;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            level: string;
                            name: {
                                id: string;
                                en: string;
                            };
                            shortName: string;
                            slug: string;
                            /** @description Codes from the root down, joined by dots */
                            path: string;
                            /** @description Where the unit’s site lies; empty for the portal */
                            sitePath: string;
                            parentId: string | null;
                            regionId: string | null;
                            /** @enum {string} */
                            timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                            /** @enum {string} */
                            zone: "WIB" | "WITA" | "WIT";
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            host: string | null;
                            /** @enum {string} */
                            state: "open" | "closed";
                            successorId: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/units/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a unit and all below it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        parentId: string;
                        slug?: string;
                        why?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            level: string;
                            name: {
                                id: string;
                                en: string;
                            };
                            shortName: string;
                            slug: string;
                            /** @description Codes from the root down, joined by dots */
                            path: string;
                            /** @description Where the unit’s site lies; empty for the portal */
                            sitePath: string;
                            parentId: string | null;
                            regionId: string | null;
                            /** @enum {string} */
                            timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                            /** @enum {string} */
                            zone: "WIB" | "WITA" | "WIT";
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            host: string | null;
                            /** @enum {string} */
                            state: "open" | "closed";
                            successorId: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a unit into another, which takes over its children and its address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        successorId: string;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            level: string;
                            name: {
                                id: string;
                                en: string;
                            };
                            shortName: string;
                            slug: string;
                            /** @description Codes from the root down, joined by dots */
                            path: string;
                            /** @description Where the unit’s site lies; empty for the portal */
                            sitePath: string;
                            parentId: string | null;
                            regionId: string | null;
                            /** @enum {string} */
                            timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                            /** @enum {string} */
                            zone: "WIB" | "WITA" | "WIT";
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            host: string | null;
                            /** @enum {string} */
                            state: "open" | "closed";
                            successorId: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a unit; its address leads to the successor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        successorId: string;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            level: string;
                            name: {
                                id: string;
                                en: string;
                            };
                            shortName: string;
                            slug: string;
                            /** @description Codes from the root down, joined by dots */
                            path: string;
                            /** @description Where the unit’s site lies; empty for the portal */
                            sitePath: string;
                            parentId: string | null;
                            regionId: string | null;
                            /** @enum {string} */
                            timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                            /** @enum {string} */
                            zone: "WIB" | "WITA" | "WIT";
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            host: string | null;
                            /** @enum {string} */
                            state: "open" | "closed";
                            successorId: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/host": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a unit’s site its own host name */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        host: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            level: string;
                            name: {
                                id: string;
                                en: string;
                            };
                            shortName: string;
                            slug: string;
                            /** @description Codes from the root down, joined by dots */
                            path: string;
                            /** @description Where the unit’s site lies; empty for the portal */
                            sitePath: string;
                            parentId: string | null;
                            regionId: string | null;
                            /** @enum {string} */
                            timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                            /** @enum {string} */
                            zone: "WIB" | "WITA" | "WIT";
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            host: string | null;
                            /** @enum {string} */
                            state: "open" | "closed";
                            successorId: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every act: who, what, when, on which version, why; newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The root unless given; its subtree. */
                    unitId?: string;
                    actorId?: string;
                    /** @description One act, or all of a kind: `edition.` */
                    act?: string;
                    objectKind?: string;
                    objectId?: string;
                    from?: string;
                    to?: string;
                    /** @description Part of a name, an act or a reason. */
                    q?: string;
                    cursor?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acts: {
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                actor: {
                                    kind: "person" | "key" | "house";
                                    id: string | null;
                                    name: string;
                                };
                                act: string;
                                unitId: string | null;
                                objectKind: string | null;
                                objectId: string | null;
                                versionHash: string | null;
                                why: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                                hash: string;
                            }[];
                            /** @description Give it back for the next page. */
                            cursor: number | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is, and what one may do where */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "person" | "key";
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                /** Format: uuid */
                                homeUnitId: string;
                                suspendedAt: string | null;
                                secondFactor: boolean;
                            } | null;
                            key: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** Format: uuid */
                                unitId: string;
                            } | null;
                            sessionId: string | null;
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                role: "contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator";
                                /** Format: date-time */
                                from: string;
                                until: string | null;
                                delegatedFrom: {
                                    /** Format: uuid */
                                    grantId: string;
                                    /** Format: uuid */
                                    personId: string;
                                    name: string;
                                } | null;
                            }[];
                            acts: string[];
                            /** @description The units of the grants. */
                            units: {
                                /** Format: uuid */
                                id: string;
                                path: string;
                                level: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                timeZone: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one’s own name or language */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        locale?: "id" | "en";
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own open sessions, the latest used first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessions: {
                                /** Format: uuid */
                                id: string;
                                current: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                address: string | null;
                                device: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s own sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mail of the demonstration house, which reaches nobody; elsewhere not found */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            letters: {
                                /** Format: uuid */
                                id: string;
                                to: string;
                                subject: string;
                                text: string | null;
                                /** @enum {string} */
                                state: "waiting" | "sent" | "shown" | "refused" | "expired";
                                /** Format: date-time */
                                createdAt: string;
                                settledAt: string | null;
                            }[];
                            cursor: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who hold a role within a unit’s subtree, by name; one’s own reach unless a unit is given */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: ({
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                /** Format: uuid */
                                homeUnitId: string;
                                suspendedAt: string | null;
                                secondFactor: boolean;
                            } & {
                                grants: {
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    role: "contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator";
                                }[];
                            })[];
                            cursor: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person and their grants */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                            /** Format: uuid */
                            homeUnitId: string;
                            suspendedAt: string | null;
                            secondFactor: boolean;
                        } & {
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                role: "contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator";
                                /** Format: date-time */
                                from: string;
                                until: string | null;
                                delegatedFrom: {
                                    /** Format: uuid */
                                    grantId: string;
                                    /** Format: uuid */
                                    personId: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person holds, or is to hold */
        get: {
            parameters: {
                query: {
                    personId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            grants: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                role: "contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator";
                                /** Format: date-time */
                                from: string;
                                until: string | null;
                                delegatedFrom: {
                                    /** Format: uuid */
                                    grantId: string;
                                    /** Format: uuid */
                                    personId: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Give a person a role on a unit and its subtree */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        personId: string;
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        role: "contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator";
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        until?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shut a person out at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a suspended person in again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why?: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations within a unit’s subtree, newest first */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            invitations: {
                                /** Format: uuid */
                                id: string;
                                email: string | null;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                role: "contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator";
                                /** @enum {string} */
                                state: "open" | "accepted" | "withdrawn" | "expired";
                                invitedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                            }[];
                            cursor: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite somebody to a role by mail; the answer does not tell whether the address is known */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        role: "contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator";
                        /** Format: date-time */
                        grantUntil?: string;
                        /** @enum {string} */
                        locale?: "id" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redeem an invitation’s token, once; a newcomer sets name and password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name?: string;
                        password?: string;
                        /** Format: email */
                        email?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            outcome: "created" | "joined";
                            email: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a grant or a delegation back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody act in one’s own role between two moments */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        grantId: string;
                        /** Format: uuid */
                        toPersonId: string;
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys within a unit’s subtree, newest first */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                name: string;
                                hint: string;
                                roles: ("contributor" | "editor" | "approver" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist" | "administrator")[];
                                /** @enum {string} */
                                state: "open" | "revoked" | "expired";
                                createdBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                lastUsedAt: string | null;
                            }[];
                            cursor: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an API key for a unit and its subtree */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        name: string;
                        roles: ("contributor" | "editor" | "channel_officer" | "duty_officer" | "desk_officer" | "archivist")[];
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description Shown this once; send it as `Authorization: Bearer pk_…`. */
                            key: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make an API key worthless */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resumable upload (tus 1.0), POST
         * @description Upload-Metadata: filename, unitId; optional sha256, consent (asked, given) with consentBy, and the fields of the record. The last PATCH answers with Upload-Receipt, or 202 while the file is still being looked at: then ask GET /uploads/{id}/state.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Resumable upload (tus 1.0), DELETE
         * @description Upload-Metadata: filename, unitId; optional sha256, consent (asked, given) with consentBy, and the fields of the record. The last PATCH answers with Upload-Receipt, or 202 while the file is still being looked at: then ask GET /uploads/{id}/state.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Resumable upload (tus 1.0), PATCH
         * @description Upload-Metadata: filename, unitId; optional sha256, consent (asked, given) with consentBy, and the fields of the record. The last PATCH answers with Upload-Receipt, or 202 while the file is still being looked at: then ask GET /uploads/{id}/state.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/uploads/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an upload of yours stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            filename: string;
                            bytes: number;
                            /** @enum {string} */
                            state: "open" | "arrived" | "kept" | "refused" | "given_up";
                            refusal: {
                                code: string;
                                params: {
                                    [key: string]: string | number;
                                };
                            } | null;
                            assetId: string | null;
                            receipt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            settledAt: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask before sending: a receipt if the unit has these very bytes, 204 if it has not */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        sha256: string;
                        filename: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asset: components["schemas"]["def-0"];
                            /** @description The unit had this very file already; nothing new was kept. */
                            duplicate: boolean;
                            /** @description Number of the receipt: these very bytes are kept. */
                            receipt: string;
                        };
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit's assets, newest first */
        get: {
            parameters: {
                query: {
                    unitId: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assets: components["schemas"]["def-0"][];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Upload a file of up to 40 MB (multipart/form-data: words first, then one file) */
        post: {
            parameters: {
                query: {
                    unitId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asset: components["schemas"]["def-0"];
                            /** @description The unit had this very file already; nothing new was kept. */
                            duplicate: boolean;
                            /** @description Number of the receipt: these very bytes are kept. */
                            receipt: string;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asset: components["schemas"]["def-0"];
                            /** @description The unit had this very file already; nothing new was kept. */
                            duplicate: boolean;
                            /** @description Number of the receipt: these very bytes are kept. */
                            receipt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assets of a unit and those below it, by words and by what they are; newest first */
        get: {
            parameters: {
                query: {
                    unitId: string;
                    q?: string;
                    kind?: "picture" | "video" | "audio" | "document";
                    orientation?: "landscape" | "portrait" | "square";
                    hue?: "red" | "orange" | "yellow" | "green" | "blue" | "purple" | "brown" | "black" | "grey" | "white";
                    topic?: string;
                    standing?: "free" | "held" | "used" | "ended";
                    from?: string;
                    until?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assets: components["schemas"]["def-0"][];
                            next: string | null;
                            unitNames: {
                                [key: string]: {
                                    id: string;
                                    en: string;
                                };
                            };
                            summary: {
                                count: number;
                                /** @description There are more than were counted. */
                                more: boolean;
                                facets: {
                                    kinds: {
                                        value: string;
                                        count: number;
                                    }[];
                                    orientations: {
                                        value: string;
                                        count: number;
                                    }[];
                                    hues: {
                                        value: string;
                                        count: number;
                                    }[];
                                    units: {
                                        value: string;
                                        count: number;
                                    }[];
                                    topics: {
                                        value: string;
                                        count: number;
                                    }[];
                                };
                            } | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pictures that look like this one, nearest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            similar: {
                                asset: components["schemas"]["def-0"];
                                /** @description Bits of the PDQ hash that differ, at most 31. */
                                distance: number;
                                same: boolean;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One asset */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            filename: string;
                            /** @enum {string} */
                            kind: "picture" | "video" | "audio" | "document";
                            format: string;
                            mime: string;
                            sha256: string;
                            bytes: number;
                            width: number | null;
                            height: number | null;
                            colour: string | null;
                            durationMs: number | null;
                            pages: number | null;
                            cover: number | null;
                            uploaderName: string;
                            /** @description What the file itself said when it came. */
                            foundInside: {
                                [key: string]: unknown;
                            };
                            recordNumber: number;
                            /** Format: date-time */
                            createdAt: string;
                            public: boolean;
                            /** @description Why the public may not have it now. */
                            heldBack: string | null;
                            /** @description For signed-in staff; works before publication. */
                            previewUrl: string;
                            headline: string;
                            caption: string;
                            alt: string;
                            credit: string;
                            creator: string;
                            copyright: string;
                            /** @description Usage terms, in words. */
                            rights: string;
                            event: string;
                            place: string;
                            latitude: number | null;
                            longitude: number | null;
                            takenAt: string | null;
                            /** @description People in public roles only. */
                            people: string[];
                            topics: string[];
                            /** @enum {string} */
                            aiUse: "none" | "assisted" | "generated";
                            focusX: number | null;
                            focusY: number | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the record of an asset, as a new version */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        headline?: string;
                        caption?: string;
                        alt?: string;
                        credit?: string;
                        creator?: string;
                        copyright?: string;
                        /** @description Usage terms, in words. */
                        rights?: string;
                        event?: string;
                        place?: string;
                        latitude?: number | null;
                        longitude?: number | null;
                        takenAt?: string | null;
                        /** @description People in public roles only. */
                        people?: string[];
                        topics?: string[];
                        /** @enum {string} */
                        aiUse?: "none" | "assisted" | "generated";
                        focusX?: number | null;
                        focusY?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            filename: string;
                            /** @enum {string} */
                            kind: "picture" | "video" | "audio" | "document";
                            format: string;
                            mime: string;
                            sha256: string;
                            bytes: number;
                            width: number | null;
                            height: number | null;
                            colour: string | null;
                            durationMs: number | null;
                            pages: number | null;
                            cover: number | null;
                            uploaderName: string;
                            /** @description What the file itself said when it came. */
                            foundInside: {
                                [key: string]: unknown;
                            };
                            recordNumber: number;
                            /** Format: date-time */
                            createdAt: string;
                            public: boolean;
                            /** @description Why the public may not have it now. */
                            heldBack: string | null;
                            /** @description For signed-in staff; works before publication. */
                            previewUrl: string;
                            headline: string;
                            caption: string;
                            alt: string;
                            credit: string;
                            creator: string;
                            copyright: string;
                            /** @description Usage terms, in words. */
                            rights: string;
                            event: string;
                            place: string;
                            latitude: number | null;
                            longitude: number | null;
                            takenAt: string | null;
                            /** @description People in public roles only. */
                            people: string[];
                            topics: string[];
                            /** @enum {string} */
                            aiUse: "none" | "assisted" | "generated";
                            focusX: number | null;
                            focusY: number | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/assets/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every wording that its record has had, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                number: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                record: {
                                    headline: string;
                                    caption: string;
                                    alt: string;
                                    credit: string;
                                    creator: string;
                                    copyright: string;
                                    /** @description Usage terms, in words. */
                                    rights: string;
                                    event: string;
                                    place: string;
                                    latitude: number | null;
                                    longitude: number | null;
                                    takenAt: string | null;
                                    /** @description People in public roles only. */
                                    people: string[];
                                    topics: string[];
                                    /** @enum {string} */
                                    aiUse: "none" | "assisted" | "generated";
                                    focusX: number | null;
                                    focusY: number | null;
                                };
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be done with it: licence, consent, embargo, sensitivity, retention */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            licence: "house" | "free" | "press" | "internal";
                            embargoUntil: string | null;
                            /** @enum {string} */
                            consent: "not_needed" | "asked" | "given" | "withdrawn";
                            consentBy: string;
                            consentUntil: string | null;
                            consentForm: string | null;
                            sensitivity: ("minor" | "victim" | "investigation" | "private_address")[];
                            cleared: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                why: string;
                            } | null;
                            retentionUntil: string | null;
                            keepPosition: boolean;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change its rights; what is held back leaves every exit at once */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        licence?: "house" | "free" | "press" | "internal";
                        embargoUntil?: string | null;
                        /** @enum {string} */
                        consent?: "not_needed" | "asked" | "given" | "withdrawn";
                        consentBy?: string;
                        consentUntil?: string | null;
                        consentForm?: string | null;
                        sensitivity?: ("minor" | "victim" | "investigation" | "private_address")[];
                        retentionUntil?: string | null;
                        keepPosition?: boolean;
                        clear?: {
                            why: string;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            licence: "house" | "free" | "press" | "internal";
                            embargoUntil: string | null;
                            /** @enum {string} */
                            consent: "not_needed" | "asked" | "given" | "withdrawn";
                            consentBy: string;
                            consentUntil: string | null;
                            consentForm: string | null;
                            sensitivity: ("minor" | "victim" | "investigation" | "private_address")[];
                            cleared: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                why: string;
                            } | null;
                            retentionUntil: string | null;
                            keepPosition: boolean;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The job board: what is being done with the assets of a unit and those below it */
        get: {
            parameters: {
                query: {
                    unitId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            work: {
                                /** Format: uuid */
                                assetId: string;
                                filename: string;
                                /** @enum {string} */
                                kind: "picture" | "video" | "audio" | "document";
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                state: "waiting" | "running" | "done" | "failed";
                                /** @description Per cent. */
                                progress: number;
                                step: string;
                                attempts: number;
                                /** @description Goes before all work that is not. */
                                urgent: boolean;
                                fault: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                startedAt: string | null;
                                endedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the work on one asset stands; null where there was none to do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            work: {
                                /** Format: uuid */
                                assetId: string;
                                filename: string;
                                /** @enum {string} */
                                kind: "picture" | "video" | "audio" | "document";
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                state: "waiting" | "running" | "done" | "failed";
                                /** @description Per cent. */
                                progress: number;
                                step: string;
                                attempts: number;
                                /** @description Goes before all work that is not. */
                                urgent: boolean;
                                fault: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                startedAt: string | null;
                                endedAt: string | null;
                            } | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Do an asset's work again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        urgent?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        /** Put work that waits before all other, or back into its turn */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        urgent: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/assets/{id}/covers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every cover that a picture has had, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            covers: {
                                number: number;
                                areas: {
                                    /** @enum {string} */
                                    shape: "rectangle" | "ellipse";
                                    /** @enum {string} */
                                    how: "blur" | "box";
                                    x: number;
                                    y: number;
                                    width: number;
                                    height: number;
                                }[];
                                why: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                ended: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                    why: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Cover places of a picture; from then on only the covered one leaves */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        areas: {
                            /** @enum {string} */
                            shape: "rectangle" | "ellipse";
                            /** @enum {string} */
                            how: "blur" | "box";
                            x: number;
                            y: number;
                            width: number;
                            height: number;
                        }[];
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            filename: string;
                            /** @enum {string} */
                            kind: "picture" | "video" | "audio" | "document";
                            format: string;
                            mime: string;
                            sha256: string;
                            bytes: number;
                            width: number | null;
                            height: number | null;
                            colour: string | null;
                            durationMs: number | null;
                            pages: number | null;
                            cover: number | null;
                            uploaderName: string;
                            /** @description What the file itself said when it came. */
                            foundInside: {
                                [key: string]: unknown;
                            };
                            recordNumber: number;
                            /** Format: date-time */
                            createdAt: string;
                            public: boolean;
                            /** @description Why the public may not have it now. */
                            heldBack: string | null;
                            /** @description For signed-in staff; works before publication. */
                            previewUrl: string;
                            headline: string;
                            caption: string;
                            alt: string;
                            credit: string;
                            creator: string;
                            copyright: string;
                            /** @description Usage terms, in words. */
                            rights: string;
                            event: string;
                            place: string;
                            latitude: number | null;
                            longitude: number | null;
                            takenAt: string | null;
                            /** @description People in public roles only. */
                            people: string[];
                            topics: string[];
                            /** @enum {string} */
                            aiUse: "none" | "assisted" | "generated";
                            focusX: number | null;
                            focusY: number | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/covers/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the cover off again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number: number;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            filename: string;
                            /** @enum {string} */
                            kind: "picture" | "video" | "audio" | "document";
                            format: string;
                            mime: string;
                            sha256: string;
                            bytes: number;
                            width: number | null;
                            height: number | null;
                            colour: string | null;
                            durationMs: number | null;
                            pages: number | null;
                            cover: number | null;
                            uploaderName: string;
                            /** @description What the file itself said when it came. */
                            foundInside: {
                                [key: string]: unknown;
                            };
                            recordNumber: number;
                            /** Format: date-time */
                            createdAt: string;
                            public: boolean;
                            /** @description Why the public may not have it now. */
                            heldBack: string | null;
                            /** @description For signed-in staff; works before publication. */
                            previewUrl: string;
                            headline: string;
                            caption: string;
                            alt: string;
                            credit: string;
                            creator: string;
                            copyright: string;
                            /** @description Usage terms, in words. */
                            rights: string;
                            event: string;
                            place: string;
                            latitude: number | null;
                            longitude: number | null;
                            takenAt: string | null;
                            /** @description People in public roles only. */
                            people: string[];
                            topics: string[];
                            /** @enum {string} */
                            aiUse: "none" | "assisted" | "generated";
                            focusX: number | null;
                            focusY: number | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/uncovered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture as it came, to draw a cover on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assets past their retention, of a unit and those below it, with their uses */
        get: {
            parameters: {
                query: {
                    unitId: string;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            due: {
                                asset: components["schemas"]["def-0"];
                                /** Format: date-time */
                                retentionUntil: string;
                                uses: {
                                    /** @enum {string} */
                                    kind: "story" | "release";
                                    title: string;
                                    path: string;
                                    /** @description It cannot be deleted before this is withdrawn or changed. */
                                    public: boolean;
                                }[];
                                asked: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                    why: string;
                                    own: boolean;
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stays of deleted assets: number, hash, who, when, why */
        get: {
            parameters: {
                query: {
                    unitId: string;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            removed: {
                                /** Format: uuid */
                                assetId: string;
                                number: string;
                                /** Format: uuid */
                                unitId: string;
                                sha256: string;
                                bytes: number;
                                kind: string;
                                format: string;
                                why: string;
                                by: string;
                                approvedBy: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete an asset past its retention; one that ever left the house waits for a second person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Take the wish back, or do not agree: the asset stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/removal/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the deletion that somebody else asked for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/subtitles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every file that a film's languages have had, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            subtitles: {
                                lang: string;
                                number: number;
                                cues: number;
                                filename: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                ended: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/subtitles/{lang}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a film subtitles in a language, or others (multipart/form-data: one file) */
        put: {
            parameters: {
                query: {
                    /** @description Number of the version that was seen; 0 for none. */
                    after: number;
                };
                header?: never;
                path: {
                    id: string;
                    /** @description ISO 639, e.g. id, en, jv */
                    lang: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            subtitles: {
                                lang: string;
                                number: number;
                                cues: number;
                                filename: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                ended: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take the subtitles of a language away; they stay among the versions */
        delete: {
            parameters: {
                query: {
                    /** @description Number of the version that was seen; 0 for none. */
                    after: number;
                };
                header?: never;
                path: {
                    id: string;
                    /** @description ISO 639, e.g. id, en, jv */
                    lang: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            subtitles: {
                                lang: string;
                                number: number;
                                cues: number;
                                filename: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                ended: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/subtitles/{lang}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the subtitles say, without times */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description ISO 639, e.g. id, en, jv */
                    lang: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            words: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/selection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that a search finds, up to a thousand, to be changed or taken together */
        get: {
            parameters: {
                query: {
                    unitId: string;
                    q?: string;
                    kind?: "picture" | "video" | "audio" | "document";
                    orientation?: "landscape" | "portrait" | "square";
                    hue?: "red" | "orange" | "yellow" | "green" | "blue" | "purple" | "brown" | "black" | "grey" | "white";
                    topic?: string;
                    standing?: "free" | "held" | "used" | "ended";
                    from?: string;
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assets: {
                                /** Format: uuid */
                                id: string;
                                recordNumber: number;
                            }[];
                            /** @description More match than can be changed in one act; these are the newest. */
                            more: boolean;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the records of many assets in one act, each as a new version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Each with the version of its record that was on the screen. */
                        assets: {
                            /** Format: uuid */
                            id: string;
                            recordNumber: number;
                        }[];
                        /** @description Say what would change, and change nothing. */
                        preview?: boolean;
                        changes: {
                            credit?: string;
                            creator?: string;
                            copyright?: string;
                            /** @description Usage terms, in words. */
                            rights?: string;
                            event?: string;
                            place?: string;
                            takenAt?: string | null;
                            /** @enum {string} */
                            aiUse?: "none" | "assisted" | "generated";
                            topics?: {
                                add?: string[];
                                remove?: string[];
                            };
                            people?: {
                                add?: string[];
                                remove?: string[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                outcome: "changed" | "same" | "moved_on" | "forbidden" | "gone" | "too_many";
                                recordNumber: number;
                            }[];
                            changes: {
                                field: string;
                                was: {
                                    value: string;
                                    count: number;
                                }[];
                                becomes: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/changes/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give many records the words they had before, unless somebody changed them since */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Each with the version of its record that was on the screen. */
                        assets: {
                            /** Format: uuid */
                            id: string;
                            recordNumber: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                outcome: "changed" | "same" | "moved_on" | "forbidden" | "gone" | "too_many";
                                recordNumber: number;
                            }[];
                            changes: {
                                field: string;
                                was: {
                                    value: string;
                                    count: number;
                                }[];
                                becomes: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change licence, embargo or retention of many assets in one act */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                        /** @description Say what would change, and change nothing. */
                        preview?: boolean;
                        change: {
                            /** @enum {string} */
                            licence?: "house" | "free" | "press" | "internal";
                            embargoUntil?: string | null;
                            retentionUntil?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                outcome: "changed" | "same" | "moved_on" | "forbidden" | "gone" | "too_many";
                                recordNumber: number;
                            }[];
                            changes: {
                                field: string;
                                was: {
                                    value: string;
                                    count: number;
                                }[];
                                becomes: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its links, newest first; their addresses are not kept */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                audience: "public" | "press";
                                download: boolean;
                                madeBy: string;
                                /** Format: date-time */
                                madeAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                endedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A link that ends; its address is told once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        audience: "public" | "press";
                        download: boolean;
                        days: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description On this house; told once. */
                            path: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/links/{linkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a link at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    linkId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Collections of one’s units and those shared with them, newest first */
        get: {
            parameters: {
                query?: {
                    before?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            collections: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                unitName: {
                                    id: string;
                                    en: string;
                                };
                                name: string;
                                note: string;
                                version: number;
                                count: number;
                                madeBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                shares: {
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    may: "read" | "edit";
                                }[];
                                /** @enum {string} */
                                may: "read" | "edit" | "own";
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Begin a collection */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        name: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One collection */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            unitName: {
                                id: string;
                                en: string;
                            };
                            name: string;
                            note: string;
                            version: number;
                            count: number;
                            madeBy: string;
                            /** Format: date-time */
                            changedAt: string;
                            shares: {
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                may: "read" | "edit";
                            }[];
                            /** @enum {string} */
                            may: "read" | "edit" | "own";
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove it; its assets stay in the bank */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Name it anew */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/collections/{id}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in it and may be seen by whoever asks, in its order */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assets: components["schemas"]["def-0"][];
                            next: string | null;
                            /** @description In it, and not for whoever asks. */
                            hidden: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Put assets at its end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assetIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            /** @description Not there, or not for whoever asks. */
                            leftOut: string[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/assets/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take assets out of it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assetIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the named ones first, in this order */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assetIds: string[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The units with which it is shared */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        shares: {
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            may: "read" | "edit";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/assets/{assetId}/renditions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture in it, for whoever sees it there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    assetId: string;
                    name: "320" | "640" | "1600";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for many assets as one file, a zip or a contact sheet, to be fetched within the hour */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        form: "stamped" | "original" | "sheet";
                        title: string;
                        assetIds: string[];
                    } | {
                        /** @enum {string} */
                        form: "stamped" | "original" | "sheet";
                        /** Format: uuid */
                        collectionId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            count: number;
                            bytes: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parcels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file itself; what is held back is left out, and a text in the zip says so */
        get: {
            parameters: {
                query?: {
                    lang?: "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own saved searches, newest first, with how much is new in each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            searches: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                alerts: "none" | "at_once" | "daily";
                                byMail: boolean;
                                search: {
                                    /** Format: uuid */
                                    unitId: string;
                                    q?: string;
                                    /** @enum {string} */
                                    kind?: "picture" | "video" | "audio" | "document";
                                    /** @enum {string} */
                                    orientation?: "landscape" | "portrait" | "square";
                                    /** @enum {string} */
                                    hue?: "red" | "orange" | "yellow" | "green" | "blue" | "purple" | "brown" | "black" | "grey" | "white";
                                    topic?: string;
                                    /** Format: date-time */
                                    from?: string;
                                    /** Format: date-time */
                                    until?: string;
                                    /** @enum {string} */
                                    standing?: "free" | "held" | "used";
                                };
                                /** @description New since it was opened last. */
                                fresh: number;
                                /** Format: date-time */
                                madeAt: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Save a search */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        alerts: "none" | "at_once" | "daily";
                        byMail: boolean;
                        search: {
                            /** Format: uuid */
                            unitId: string;
                            q?: string;
                            /** @enum {string} */
                            kind?: "picture" | "video" | "audio" | "document";
                            /** @enum {string} */
                            orientation?: "landscape" | "portrait" | "square";
                            /** @enum {string} */
                            hue?: "red" | "orange" | "yellow" | "green" | "blue" | "purple" | "brown" | "black" | "grey" | "white";
                            topic?: string;
                            /** Format: date-time */
                            from?: string;
                            /** Format: date-time */
                            until?: string;
                            /** @enum {string} */
                            standing?: "free" | "held" | "used";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-searches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Its name, and when to hear of what is new */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        alerts: "none" | "at_once" | "daily";
                        byMail: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Remove it; nothing in the bank changes */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-searches/{id}/looked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is new in it was seen */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/renditions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rendition for staff, published or not */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    name: "320" | "640" | "1080" | "1600" | "og";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/made/{*}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was made of it for staff: web, sound, waveform, sprite, cues, hls/master.m3u8 and its parts, subtitles/id.vtt */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    "*": string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The untouched original, as a download */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A copy that carries today's caption, credit and rights inside */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who took it, with which version of the record, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            downloads: {
                                /** @enum {string} */
                                form: "original" | "stamped";
                                recordNumber: number;
                                /** @enum {string} */
                                audience: "staff" | "press" | "public";
                                taker: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deposit-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether you have an address that deposits into the unit; the address itself is not kept */
        get: {
            parameters: {
                query: {
                    unitId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            offered: boolean;
                            createdAt: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an address that deposits into the unit as you, told this once; the one before it ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** End your address for the unit */
        delete: {
            parameters: {
                query: {
                    unitId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a story */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unitId: string;
                        /** @enum {string} */
                        locale: "id" | "en";
                        /** EditionContent */
                        content?: {
                            headline: string;
                            slug: string;
                            summary: string;
                            slugline: string;
                            dateline: string;
                            byline: string;
                            signOff: string;
                            editorsNote: string;
                            /** @description 1 is the most urgent (IPTC) */
                            urgency: number;
                            /** @description Key of a topic of the pack; empty: none yet */
                            topic: string;
                            mediaTopics: string[];
                            tags: string[];
                            place: ({
                                unitId: string;
                            } | {
                                lat: number;
                                lon: number;
                                name: string;
                            }) | null;
                            lead: {
                                assetId: string;
                                alt: string;
                                caption: string;
                                credit: string;
                                rights: string;
                                /** @description The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides. */
                                crop?: {
                                    x: number;
                                    y: number;
                                    width: number;
                                    height: number;
                                    focusX: number;
                                    focusY: number;
                                };
                                /** @description Words that nobody wrote for this use: they are the record's, and follow it until published. */
                                follows?: ("alt" | "caption" | "credit" | "rights")[];
                            } | null;
                            /** @description ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id. */
                            body: {
                                /** @enum {string} */
                                type: "doc";
                                content: ({
                                    type: string;
                                } & {
                                    [key: string]: unknown;
                                })[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            storyId: string;
                            editionId: string;
                            number: string;
                            revision: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A story, its editions and its whole history */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a translation from a version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        locale: "id" | "en";
                        fromVersionId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            revision: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List the story at an ancestor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unitId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/unadopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an adoption */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unitId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/mandate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Push the story down to every site below a unit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unitId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/unmandate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a mandatory release */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unitId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the supporting units */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unitIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/sensitivity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Flag what raises the approving level */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        flags: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/embargo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set or lift the hard embargo of every edition */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        until: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string;
                            ref: string;
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            embargoUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            units: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "supporting" | "adopted" | "mandatory";
                                /** Format: date-time */
                                since: string;
                                by: string;
                            }[];
                            editions: {
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                stageSince: string;
                                stale: boolean;
                                publishedAt: string | null;
                            }[];
                            history: {
                                id: string;
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                byKind: "person" | "key" | "house";
                                editionId: string | null;
                                locale: ("id" | "en") | null;
                                versionId: string | null;
                                versionNumber: number | null;
                                versionHash: string | null;
                                reason: string | null;
                                publicNote: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                            can: {
                                translate: boolean;
                                setSensitivity: boolean;
                                setEmbargo: boolean;
                                /** @description Or bring it forward */
                                liftEmbargo: boolean;
                            };
                            /** @description Ancestors at which the caller may adopt it */
                            adoptableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                            /** @description Units from which the caller may push it down */
                            mandatableBy: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An edition as the editor needs it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            storyId: string;
                            number: string;
                            ref: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                            unit: {
                                id: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                path: string;
                                timeZone: string;
                                zoneLabel: string;
                            };
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** Format: date-time */
                            stageSince: string;
                            /** EditionContent */
                            content: {
                                headline: string;
                                slug: string;
                                summary: string;
                                slugline: string;
                                dateline: string;
                                byline: string;
                                signOff: string;
                                editorsNote: string;
                                /** @description 1 is the most urgent (IPTC) */
                                urgency: number;
                                /** @description Key of a topic of the pack; empty: none yet */
                                topic: string;
                                mediaTopics: string[];
                                tags: string[];
                                place: ({
                                    unitId: string;
                                } | {
                                    lat: number;
                                    lon: number;
                                    name: string;
                                }) | null;
                                lead: {
                                    assetId: string;
                                    alt: string;
                                    caption: string;
                                    credit: string;
                                    rights: string;
                                    /** @description The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides. */
                                    crop?: {
                                        x: number;
                                        y: number;
                                        width: number;
                                        height: number;
                                        focusX: number;
                                        focusY: number;
                                    };
                                    /** @description Words that nobody wrote for this use: they are the record's, and follow it until published. */
                                    follows?: ("alt" | "caption" | "credit" | "rights")[];
                                } | null;
                                /** @description ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id. */
                                body: {
                                    /** @enum {string} */
                                    type: "doc";
                                    content: ({
                                        type: string;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                };
                            };
                            /** @description Of the text shown: what acts on it must name */
                            hash: string;
                            publishedHash: string | null;
                            /** @description Given back with the next save */
                            revision: number;
                            saved: {
                                id: string | null;
                                name: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            lock: {
                                personId: string;
                                personName: string;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            checklist: {
                                complete: boolean;
                                items: {
                                    at: string;
                                    code: string;
                                    missing: boolean;
                                }[];
                            };
                            remarks: {
                                id: string;
                                blockId: string | null;
                                quote: string | null;
                                text: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                versionNumber: number;
                                resolved: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string;
                                } | null;
                            }[];
                            versions: {
                                id: string;
                                number: number;
                                hash: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                standing: "pending" | "live" | "superseded" | "past";
                            }[];
                            can: {
                                edit: boolean;
                                submit: boolean;
                                return: boolean;
                                approve: boolean;
                                schedule: boolean;
                                unschedule: boolean;
                                publish: boolean;
                                publish_emergency: boolean;
                                correct: boolean;
                                update: boolean;
                                withdraw: boolean;
                                recall: boolean;
                                discard: boolean;
                            };
                            /** @description For acts that are refused: the code of the reason (own_work, forbidden, wrong_state, …) */
                            because: {
                                [key: string]: string;
                            };
                            change: {
                                /** @enum {string} */
                                kind: "correction" | "update";
                                reason: string;
                                publicNote: string;
                            } | null;
                            schedule: {
                                /** Format: date-time */
                                at: string;
                                local: string;
                                zone: string;
                            } | null;
                            embargoUntil: string | null;
                            sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                            approver: {
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                people: {
                                    id: string;
                                    name: string;
                                }[];
                            } | null;
                            submitted: {
                                id: string | null;
                                name: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            approved: {
                                id: string | null;
                                name: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            source: {
                                editionId: string;
                                versionId: string;
                                versionNumber: number;
                                stale: boolean;
                            } | null;
                            firstPublishedAt: string | null;
                            publishedAt: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason?: string;
                        change?: {
                            /** @enum {string} */
                            kind: "correction" | "update";
                            reason: string;
                            /** @description Shown to readers */
                            publicNote: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return with remarks */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason: string;
                        remarks?: {
                            blockId: string | null;
                            quote: string | null;
                            text: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve this very version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Schedule */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        /** @description Wall time in the zone, e.g. 2026-11-24T16:00 */
                        scheduledFor: string;
                        /** @description IANA zone, e.g. Asia/Jakarta */
                        zone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/unschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take off the schedule */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish what is approved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/publish-emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish without approval; opens an after-review */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct what was published */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason: string;
                        /** @description Shown to readers */
                        publicNote: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Update what was published */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason: string;
                        /** @description Shown to readers */
                        publicNote: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw: readable under a banner */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason: string;
                        /** @description Shown to readers */
                        publicNote: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recall: only a notice remains */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description SHA-256 of the text that was seen */
                        versionHash: string;
                        reason: string;
                        /** @description Shown to readers */
                        publicNote: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Discard the text at work */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            versionNumber: number | null;
                            hash: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Autosave; 409 with the current text where somebody saved in between */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** EditionContent */
                        content: {
                            headline: string;
                            slug: string;
                            summary: string;
                            slugline: string;
                            dateline: string;
                            byline: string;
                            signOff: string;
                            editorsNote: string;
                            /** @description 1 is the most urgent (IPTC) */
                            urgency: number;
                            /** @description Key of a topic of the pack; empty: none yet */
                            topic: string;
                            mediaTopics: string[];
                            tags: string[];
                            place: ({
                                unitId: string;
                            } | {
                                lat: number;
                                lon: number;
                                name: string;
                            }) | null;
                            lead: {
                                assetId: string;
                                alt: string;
                                caption: string;
                                credit: string;
                                rights: string;
                                /** @description The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides. */
                                crop?: {
                                    x: number;
                                    y: number;
                                    width: number;
                                    height: number;
                                    focusX: number;
                                    focusY: number;
                                };
                                /** @description Words that nobody wrote for this use: they are the record's, and follow it until published. */
                                follows?: ("alt" | "caption" | "credit" | "rights")[];
                            } | null;
                            /** @description ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id. */
                            body: {
                                /** @enum {string} */
                                type: "doc";
                                content: ({
                                    type: string;
                                } & {
                                    [key: string]: unknown;
                                })[];
                            };
                        };
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            hash: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** @enum {string} */
                            stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                            /** Format: date-time */
                            savedAt: string;
                            /** EditionContent */
                            content: {
                                headline: string;
                                slug: string;
                                summary: string;
                                slugline: string;
                                dateline: string;
                                byline: string;
                                signOff: string;
                                editorsNote: string;
                                /** @description 1 is the most urgent (IPTC) */
                                urgency: number;
                                /** @description Key of a topic of the pack; empty: none yet */
                                topic: string;
                                mediaTopics: string[];
                                tags: string[];
                                place: ({
                                    unitId: string;
                                } | {
                                    lat: number;
                                    lon: number;
                                    name: string;
                                }) | null;
                                lead: {
                                    assetId: string;
                                    alt: string;
                                    caption: string;
                                    credit: string;
                                    rights: string;
                                    /** @description The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides. */
                                    crop?: {
                                        x: number;
                                        y: number;
                                        width: number;
                                        height: number;
                                        focusX: number;
                                        focusY: number;
                                    };
                                    /** @description Words that nobody wrote for this use: they are the record's, and follow it until published. */
                                    follows?: ("alt" | "caption" | "credit" | "rights")[];
                                } | null;
                                /** @description ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id. */
                                body: {
                                    /** @enum {string} */
                                    type: "doc";
                                    content: ({
                                        type: string;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            status: number;
                            code: string;
                            title: string;
                            current: {
                                revision: number;
                                hash: string;
                                /** EditionContent */
                                content: {
                                    headline: string;
                                    slug: string;
                                    summary: string;
                                    slugline: string;
                                    dateline: string;
                                    byline: string;
                                    signOff: string;
                                    editorsNote: string;
                                    /** @description 1 is the most urgent (IPTC) */
                                    urgency: number;
                                    /** @description Key of a topic of the pack; empty: none yet */
                                    topic: string;
                                    mediaTopics: string[];
                                    tags: string[];
                                    place: ({
                                        unitId: string;
                                    } | {
                                        lat: number;
                                        lon: number;
                                        name: string;
                                    }) | null;
                                    lead: {
                                        assetId: string;
                                        alt: string;
                                        caption: string;
                                        credit: string;
                                        rights: string;
                                        /** @description The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides. */
                                        crop?: {
                                            x: number;
                                            y: number;
                                            width: number;
                                            height: number;
                                            focusX: number;
                                            focusY: number;
                                        };
                                        /** @description Words that nobody wrote for this use: they are the record's, and follow it until published. */
                                        follows?: ("alt" | "caption" | "credit" | "rights")[];
                                    } | null;
                                    /** @description ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id. */
                                    body: {
                                        /** @enum {string} */
                                        type: "doc";
                                        content: ({
                                            type: string;
                                        } & {
                                            [key: string]: unknown;
                                        })[];
                                    };
                                };
                                savedBy: string;
                                /** Format: date-time */
                                savedAt: string;
                                lock: {
                                    personId: string;
                                    personName: string;
                                    /** Format: date-time */
                                    since: string;
                                } | null;
                            };
                            keptSnapshotId: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kept autosaves, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            snapshots: {
                                id: string;
                                revision: number;
                                /** @enum {string} */
                                keptAs: "autosave" | "stale";
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** EditionContent */
                                content: {
                                    headline: string;
                                    slug: string;
                                    summary: string;
                                    slugline: string;
                                    dateline: string;
                                    byline: string;
                                    signOff: string;
                                    editorsNote: string;
                                    /** @description 1 is the most urgent (IPTC) */
                                    urgency: number;
                                    /** @description Key of a topic of the pack; empty: none yet */
                                    topic: string;
                                    mediaTopics: string[];
                                    tags: string[];
                                    place: ({
                                        unitId: string;
                                    } | {
                                        lat: number;
                                        lon: number;
                                        name: string;
                                    }) | null;
                                    lead: {
                                        assetId: string;
                                        alt: string;
                                        caption: string;
                                        credit: string;
                                        rights: string;
                                        /** @description The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides. */
                                        crop?: {
                                            x: number;
                                            y: number;
                                            width: number;
                                            height: number;
                                            focusX: number;
                                            focusY: number;
                                        };
                                        /** @description Words that nobody wrote for this use: they are the record's, and follow it until published. */
                                        follows?: ("alt" | "caption" | "credit" | "rights")[];
                                    } | null;
                                    /** @description ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id. */
                                    body: {
                                        /** @enum {string} */
                                        type: "doc";
                                        content: ({
                                            type: string;
                                        } & {
                                            [key: string]: unknown;
                                        })[];
                                    };
                                };
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the lock or keep it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lock: {
                                personId: string;
                                personName: string;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            revision: number;
                            renewWithinSeconds: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Give the lock back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/lock/takeover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the lock from another; the other's text is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lock: {
                                personId: string;
                                personName: string;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            revision: number;
                            renewWithinSeconds: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                id: string;
                                number: number;
                                hash: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                /** @enum {string} */
                                standing: "pending" | "live" | "superseded" | "past";
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its text */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: number;
                            hash: string;
                            /** Format: date-time */
                            at: string;
                            by: string;
                            /** @enum {string} */
                            standing: "pending" | "live" | "superseded" | "past";
                            /** EditionContent */
                            content: {
                                headline: string;
                                slug: string;
                                summary: string;
                                slugline: string;
                                dateline: string;
                                byline: string;
                                signOff: string;
                                editorsNote: string;
                                /** @description 1 is the most urgent (IPTC) */
                                urgency: number;
                                /** @description Key of a topic of the pack; empty: none yet */
                                topic: string;
                                mediaTopics: string[];
                                tags: string[];
                                place: ({
                                    unitId: string;
                                } | {
                                    lat: number;
                                    lon: number;
                                    name: string;
                                }) | null;
                                lead: {
                                    assetId: string;
                                    alt: string;
                                    caption: string;
                                    credit: string;
                                    rights: string;
                                    /** @description The part of the picture that is shown, and the point to keep; in ten-thousandths of its sides. */
                                    crop?: {
                                        x: number;
                                        y: number;
                                        width: number;
                                        height: number;
                                        focusX: number;
                                        focusY: number;
                                    };
                                    /** @description Words that nobody wrote for this use: they are the record's, and follow it until published. */
                                    follows?: ("alt" | "caption" | "credit" | "rights")[];
                                } | null;
                                /** @description ProseMirror document of paragraph, heading (2, 3), blockquote, bulletList, orderedList, listItem, figure (a picture) and recording (a film or sound, with its transcript); text with the marks bold, italic and link (http, https, mailto, or an address on this site). Each top-level block has attrs.id. */
                                body: {
                                    /** @enum {string} */
                                    type: "doc";
                                    content: ({
                                        type: string;
                                    } & {
                                        [key: string]: unknown;
                                    })[];
                                };
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say up to which version of its source the translation goes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        versionId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/remarks/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a remark as done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            blockId: string | null;
                            quote: string | null;
                            text: string;
                            /** Format: date-time */
                            at: string;
                            by: string;
                            versionNumber: number;
                            resolved: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                            } | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/preview-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link that shows the text as readers will see it, and expires */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        hours: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** End every preview link of the edition */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/versions/{a}/diff/{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Word-level difference of two versions; 0 is the text at work */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    a: number;
                    b: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            blocks: {
                                blockId: string;
                                kind: string;
                                parts: {
                                    /** @enum {string} */
                                    op: "same" | "added" | "removed";
                                    text: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/staleness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in the source since it was translated */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stale: boolean;
                            from: {
                                id: string;
                                number: number;
                            } | null;
                            to: {
                                id: string;
                                number: number;
                            } | null;
                            blocks: {
                                blockId: string;
                                kind: string;
                                parts: {
                                    /** @enum {string} */
                                    op: "same" | "added" | "removed";
                                    text: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{id}/ninjs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The edition as IPTC ninjs 3 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an asset is used: editions whose text shows it, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editions: {
                                editionId: string;
                                storyId: string;
                                number: string;
                                headline: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                since: string;
                                /** @description It is on a page of the public site, if nothing holds it back. */
                                shown: boolean;
                            }[];
                            /** @description Editions that use it and that the reader may not see. */
                            hidden: number;
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs me and what is under way */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                awaiting: number;
                                oldestAwaiting: string | null;
                                returned: number;
                                scheduledToday: number;
                                nextScheduled: string | null;
                                publishedToday: number;
                                correctedToday: number;
                            };
                            needsYou: {
                                editionId: string;
                                storyId: string;
                                number: string;
                                headline: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                ageSince: string;
                                urgency: number;
                                topic: string;
                                lock: {
                                    personId: string;
                                    personName: string;
                                    /** Format: date-time */
                                    since: string;
                                } | null;
                                scheduledFor: string | null;
                                zone: string | null;
                                /** @description Number of the newest version; 0: none yet */
                                version: number;
                                hash: string;
                                /** @description Open tasks */
                                tasks: number;
                                sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                                embargoUntil: string | null;
                                change: ("correction" | "update") | null;
                                /** @description The text it was translated from has moved on */
                                stale: boolean;
                                escalations: number;
                                contributors: string[];
                            }[];
                            running: {
                                editionId: string;
                                storyId: string;
                                number: string;
                                headline: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                ageSince: string;
                                urgency: number;
                                topic: string;
                                lock: {
                                    personId: string;
                                    personName: string;
                                    /** Format: date-time */
                                    since: string;
                                } | null;
                                scheduledFor: string | null;
                                zone: string | null;
                                /** @description Number of the newest version; 0: none yet */
                                version: number;
                                hash: string;
                                /** @description Open tasks */
                                tasks: number;
                                sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                                embargoUntil: string | null;
                                change: ("correction" | "update") | null;
                                /** @description The text it was translated from has moved on */
                                stale: boolean;
                                escalations: number;
                                contributors: string[];
                            }[];
                            tasks: {
                                id: string;
                                kind: string;
                                storyId: string;
                                editionId: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** Format: date-time */
                                openedAt: string;
                                openedBy: string;
                                reason: string | null;
                                publicNote: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Editions by stage, where the caller may read; the longest waiting first */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    stage?: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                    locale?: "id" | "en";
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: {
                                editionId: string;
                                storyId: string;
                                number: string;
                                headline: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                state: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** @enum {string} */
                                stage: "draft" | "submitted" | "returned" | "approved" | "scheduled" | "published" | "withdrawn" | "recalled" | "discarded";
                                /** Format: date-time */
                                ageSince: string;
                                urgency: number;
                                topic: string;
                                lock: {
                                    personId: string;
                                    personName: string;
                                    /** Format: date-time */
                                    since: string;
                                } | null;
                                scheduledFor: string | null;
                                zone: string | null;
                                /** @description Number of the newest version; 0: none yet */
                                version: number;
                                hash: string;
                                /** @description Open tasks */
                                tasks: number;
                                sensitivity: ("minors" | "victims" | "ongoing_investigation" | "election")[];
                                embargoUntil: string | null;
                                change: ("correction" | "update") | null;
                                /** @description The text it was translated from has moved on */
                                stale: boolean;
                                escalations: number;
                                contributors: string[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events `board` {storyId, editionId}; ends when the session does */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scheduled, embargoed and published, at most 62 days */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    unitId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                editionId: string;
                                storyId: string;
                                headline: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** @enum {string} */
                                kind: "scheduled" | "published" | "embargo";
                                /** Format: date-time */
                                at: string;
                                zone: string | null;
                                local: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open tasks that the caller may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tasks: {
                                id: string;
                                kind: string;
                                storyId: string;
                                editionId: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                unit: {
                                    id: string;
                                    name: {
                                        id: string;
                                        en: string;
                                    };
                                    path: string;
                                    timeZone: string;
                                    zoneLabel: string;
                                };
                                /** Format: date-time */
                                openedAt: string;
                                openedBy: string;
                                reason: string | null;
                                publicNote: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a task as done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews/{token}/media/{ref}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a shared preview */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                    ref: string;
                    crop: string;
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews/{token}/media/{ref}/{crop}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a shared preview */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                    ref: string;
                    crop: string;
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews/{token}/media/{ref}/made/{*}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A film or sound of a shared preview: web, sound, hls/master.m3u8 and its parts, subtitles/id.vtt */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                    ref: string;
                    "*": string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published stories, newest first; of a unit, a topic or a tag */
        get: {
            parameters: {
                query?: {
                    locale?: "id" | "en";
                    unitId?: string;
                    topic?: string;
                    tag?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                editionId: string;
                                storyId: string;
                                ref: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                slug: string;
                                headline: string;
                                summary: string;
                                topic: string;
                                tags: string[];
                                byline: string;
                                urgency: number;
                                unitId: string;
                                picture: {
                                    width: number;
                                    height: number;
                                    alt: string;
                                    caption: string;
                                    credit: string;
                                    rights: string;
                                    renditions: {
                                        width: number;
                                        height: number;
                                        /** @enum {string} */
                                        format: "webp" | "jpeg";
                                        /** @description Path on this house */
                                        url: string;
                                        bytes: number;
                                    }[];
                                } | null;
                                /** Format: date-time */
                                firstPublishedAt: string;
                                /** Format: date-time */
                                publicTimestamp: string;
                                /** Format: date-time */
                                updatedAt: string;
                                corrected: boolean;
                                bodyHtml: string;
                                notes: {
                                    /** @enum {string} */
                                    kind: "correction" | "update" | "withdrawal" | "recall";
                                    note: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                recordings: {
                                    /** @enum {string} */
                                    kind: "video" | "audio";
                                    durationMs: number | null;
                                    width: number | null;
                                    height: number | null;
                                    caption: string;
                                    credit: string;
                                    transcript: string;
                                    poster: {
                                        width: number;
                                        height: number;
                                        /** @enum {string} */
                                        format: "webp" | "jpeg";
                                        /** @description Path on this house */
                                        url: string;
                                        bytes: number;
                                    }[];
                                    /** @description In the order to try; empty while nothing of it can be played */
                                    sources: {
                                        /** @description Path on this house */
                                        url: string;
                                        type: string;
                                        bytes: number;
                                    }[];
                                    /** @description Subtitles (WebVTT), by language */
                                    tracks?: {
                                        lang: string;
                                        label: string;
                                        url: string;
                                    }[];
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A published or withdrawn story by its ref; 410 with the notice once it was recalled */
        get: {
            parameters: {
                query?: {
                    locale?: "id" | "en";
                };
                header?: never;
                path: {
                    ref: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            storyId: string;
                            ref: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                            slug: string;
                            headline: string;
                            summary: string;
                            topic: string;
                            tags: string[];
                            byline: string;
                            urgency: number;
                            unitId: string;
                            picture: {
                                width: number;
                                height: number;
                                alt: string;
                                caption: string;
                                credit: string;
                                rights: string;
                                renditions: {
                                    width: number;
                                    height: number;
                                    /** @enum {string} */
                                    format: "webp" | "jpeg";
                                    /** @description Path on this house */
                                    url: string;
                                    bytes: number;
                                }[];
                            } | null;
                            /** Format: date-time */
                            firstPublishedAt: string;
                            /** Format: date-time */
                            publicTimestamp: string;
                            /** Format: date-time */
                            updatedAt: string;
                            corrected: boolean;
                            /** @enum {string} */
                            state: "published" | "withdrawn";
                            bodyHtml: string;
                            notes: {
                                /** @enum {string} */
                                kind: "correction" | "update" | "withdrawal" | "recall";
                                note: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            recordings: {
                                /** @enum {string} */
                                kind: "video" | "audio";
                                durationMs: number | null;
                                width: number | null;
                                height: number | null;
                                caption: string;
                                credit: string;
                                transcript: string;
                                poster: {
                                    width: number;
                                    height: number;
                                    /** @enum {string} */
                                    format: "webp" | "jpeg";
                                    /** @description Path on this house */
                                    url: string;
                                    bytes: number;
                                }[];
                                /** @description In the order to try; empty while nothing of it can be played */
                                sources: {
                                    /** @description Path on this house */
                                    url: string;
                                    type: string;
                                    bytes: number;
                                }[];
                                /** @description Subtitles (WebVTT), by language */
                                tracks?: {
                                    lang: string;
                                    label: string;
                                    url: string;
                                }[];
                            }[];
                            dateline: string;
                            versionNumber: number;
                            versionHash: string;
                            wordCount: number;
                            siblings: {
                                /** @enum {string} */
                                locale: "id" | "en";
                                ref: string;
                                slug: string;
                                headline: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "recalled";
                            ref: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                            unitId: string;
                            note: {
                                /** @enum {string} */
                                kind: "correction" | "update" | "withdrawal" | "recall";
                                note: string;
                                /** Format: date-time */
                                at: string;
                            };
                            siblings: {
                                /** @enum {string} */
                                locale: "id" | "en";
                                ref: string;
                                slug: string;
                                headline: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search published stories, with highlighted passages and facets */
        get: {
            parameters: {
                query: {
                    q: string;
                    locale?: "id" | "en";
                    unitId?: string;
                    topic?: string;
                    from?: string;
                    until?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                editionId: string;
                                storyId: string;
                                ref: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                slug: string;
                                headline: string;
                                summary: string;
                                topic: string;
                                tags: string[];
                                byline: string;
                                urgency: number;
                                unitId: string;
                                picture: {
                                    width: number;
                                    height: number;
                                    alt: string;
                                    caption: string;
                                    credit: string;
                                    rights: string;
                                    renditions: {
                                        width: number;
                                        height: number;
                                        /** @enum {string} */
                                        format: "webp" | "jpeg";
                                        /** @description Path on this house */
                                        url: string;
                                        bytes: number;
                                    }[];
                                } | null;
                                /** Format: date-time */
                                firstPublishedAt: string;
                                /** Format: date-time */
                                publicTimestamp: string;
                                /** Format: date-time */
                                updatedAt: string;
                                corrected: boolean;
                                headlineSegments: {
                                    text: string;
                                    marked: boolean;
                                }[];
                                snippet: {
                                    text: string;
                                    marked: boolean;
                                }[];
                            }[];
                            next: string | null;
                            total: {
                                count: number;
                                atLeast: boolean;
                            };
                            facets: {
                                units: {
                                    unitPath: string;
                                    count: number;
                                }[];
                                topics: {
                                    topic: string;
                                    count: number;
                                }[];
                                periods: {
                                    /** @enum {string} */
                                    period: "day" | "week" | "month" | "year";
                                    count: number;
                                }[];
                            };
                            suggestion: string | null;
                            blank: boolean;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{ref}/ninjs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A published story as IPTC ninjs 3; a canceled item once it is recalled */
        get: {
            parameters: {
                query: {
                    locale: "id" | "en";
                };
                header?: never;
                path: {
                    ref: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Connected accounts and sites */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                behind: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed") | null;
                                server: string;
                                url: string;
                                handle: string;
                                label: string;
                                languages: ("id" | "en")[];
                                tags: string[];
                                /** @enum {string} */
                                state: "connected" | "paused" | "unauthorised";
                                settings: {
                                    /** @description New editions are announced by themselves */
                                    auto: boolean;
                                    /** @enum {string} */
                                    correction: "reply" | "replace";
                                    /** @enum {string} */
                                    look: "picture" | "card";
                                };
                                listed: boolean;
                                expiresAt: string | null;
                                lastSuccessAt: string | null;
                                lastFaultAt: string | null;
                                lastFault: string | null;
                                faultsInRow: number;
                                followers: number | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Connect an account with an app password or application password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                        /** @description What the network asks for, by the names of its fields: see /channels/networks */
                        entry: {
                            [key: string]: string;
                        };
                        languages: ("id" | "en")[];
                        label?: string;
                        settings?: {
                            /** @description New editions are announced by themselves */
                            auto?: boolean;
                            /** @enum {string} */
                            correction?: "reply" | "replace";
                            /** @enum {string} */
                            look?: "picture" | "card";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                            behind: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed") | null;
                            server: string;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "connected" | "paused" | "unauthorised";
                            settings: {
                                /** @description New editions are announced by themselves */
                                auto: boolean;
                                /** @enum {string} */
                                correction: "reply" | "replace";
                                /** @enum {string} */
                                look: "picture" | "card";
                            };
                            listed: boolean;
                            expiresAt: string | null;
                            lastSuccessAt: string | null;
                            lastFaultAt: string | null;
                            lastFault: string | null;
                            faultsInRow: number;
                            followers: number | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The networks: what one connects with, what each can do and takes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            networks: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                fields: {
                                    name: string;
                                    /** @enum {string} */
                                    kind: "address" | "text" | "secret";
                                    needed: boolean;
                                    /** @description What is meant when it is left empty */
                                    standard?: string;
                                    label?: string;
                                }[];
                                signIn: {
                                    /** @description The house is registered there, or need not be */
                                    ready: boolean;
                                    asks: {
                                        name: string;
                                        /** @enum {string} */
                                        kind: "address" | "text" | "secret";
                                        needed: boolean;
                                        /** @description What is meant when it is left empty */
                                        standard?: string;
                                        label?: string;
                                    } | null;
                                    /** @description Networks of which accounts come along, behind those that are opened */
                                    opens: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                } | null;
                                can: {
                                    limits: {
                                        text: {
                                            /** @enum {string} */
                                            by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                            most: number;
                                            perLink?: number;
                                        }[];
                                        caption?: {
                                            /** @enum {string} */
                                            by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                            most: number;
                                            perLink?: number;
                                        }[];
                                        title?: {
                                            /** @enum {string} */
                                            by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                            most: number;
                                            perLink?: number;
                                        }[];
                                        pictures: {
                                            least: number;
                                            most: number;
                                            bytes: number | null;
                                        };
                                        film: {
                                            needed: boolean;
                                            bytes: number | null;
                                            seconds: number[] | null;
                                            /** @description Width and height, of the tallest and of the widest */
                                            ratio?: number[][];
                                            /** @description Pixels of each side */
                                            sides?: number[];
                                            /** @description They go along */
                                            subtitles?: boolean;
                                        } | null;
                                        privateOnly?: boolean;
                                    };
                                    edits: boolean;
                                    removes: boolean;
                                    answers: boolean;
                                    /** @description Own words may go out in several parts, divided by a line of hyphens */
                                    threads?: boolean;
                                    /** @enum {string} */
                                    finds: "by_key" | "by_text" | "never";
                                    readsBack: boolean;
                                    metrics: boolean;
                                    /** @enum {string} */
                                    link: "card" | "text" | "plain_text";
                                    byHand: boolean;
                                    /** @description Pictures carry their alt text */
                                    altTexts: boolean;
                                    /** @description Much the same text goes out from one account only */
                                    oneVoice: boolean;
                                };
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give the account up; its record stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change label, languages, listing or settings */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label?: string;
                        languages?: ("id" | "en")[];
                        tags?: string[];
                        listed?: boolean;
                        settings?: {
                            /** @description New editions are announced by themselves */
                            auto?: boolean;
                            /** @enum {string} */
                            correction?: "reply" | "replace";
                            /** @enum {string} */
                            look?: "picture" | "card";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                            behind: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed") | null;
                            server: string;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "connected" | "paused" | "unauthorised";
                            settings: {
                                /** @description New editions are announced by themselves */
                                auto: boolean;
                                /** @enum {string} */
                                correction: "reply" | "replace";
                                /** @enum {string} */
                                look: "picture" | "card";
                            };
                            listed: boolean;
                            expiresAt: string | null;
                            lastSuccessAt: string | null;
                            lastFaultAt: string | null;
                            lastFault: string | null;
                            faultsInRow: number;
                            followers: number | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/channels/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview a post with exact counts and every fault; nothing is sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        locale: "id" | "en";
                        headline: string;
                        summary: string;
                        slug?: string;
                        text?: string;
                        /** @description Alt text of the lead picture; left out: no picture */
                        alt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            text: string;
                            title: string | null;
                            link: string | null;
                            counts: {
                                /** @enum {string} */
                                by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                most: number;
                                perLink?: number;
                                count: number;
                            }[];
                            /** @description The posts of a thread that hang below it */
                            parts: {
                                text: string;
                                title: string | null;
                                link: string | null;
                                counts: {
                                    /** @enum {string} */
                                    by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                    most: number;
                                    perLink?: number;
                                    count: number;
                                }[];
                            }[];
                            /** @description What the post itself shows */
                            pictures: {
                                alt: string;
                                /** @description On the house's site; empty where only the words are known */
                                address: string;
                            }[];
                            film: {
                                alt: string;
                            } | null;
                            /** @description What a card shows that a network draws of the link */
                            story: {
                                headline: string;
                                summary: string;
                                picture: string | null;
                            };
                            cost: {
                                /** @description Millionths */
                                micros: number;
                                currency: string;
                            } | null;
                            /** @description Taken of the units of its application, beside its own place */
                            units?: number;
                            faults: {
                                at: string;
                                /** @description A sentence in messages: fault.<code> */
                                code: string;
                                params: {
                                    [key: string]: string | number;
                                };
                            }[];
                            notices: {
                                /** @description A sentence in messages: channels.notice_<code> */
                                code: string;
                                params: {
                                    [key: string]: string | number;
                                };
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/reconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in again, with new credentials or the stored ones; what waited is sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What the network asks for, by the names of its fields: see /channels/networks */
                        entry?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                            behind: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed") | null;
                            server: string;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "connected" | "paused" | "unauthorised";
                            settings: {
                                /** @description New editions are announced by themselves */
                                auto: boolean;
                                /** @enum {string} */
                                correction: "reply" | "replace";
                                /** @enum {string} */
                                look: "picture" | "card";
                            };
                            listed: boolean;
                            expiresAt: string | null;
                            lastSuccessAt: string | null;
                            lastFaultAt: string | null;
                            lastFault: string | null;
                            faultsInRow: number;
                            followers: number | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop sending until reconnected */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                            behind: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed") | null;
                            server: string;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "connected" | "paused" | "unauthorised";
                            settings: {
                                /** @description New editions are announced by themselves */
                                auto: boolean;
                                /** @enum {string} */
                                correction: "reply" | "replace";
                                /** @enum {string} */
                                look: "picture" | "card";
                            };
                            listed: boolean;
                            expiresAt: string | null;
                            lastSuccessAt: string | null;
                            lastFaultAt: string | null;
                            lastFault: string | null;
                            faultsInRow: number;
                            followers: number | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post a published edition by hand, in own words if given */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        editionId: string;
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries, newest first */
        get: {
            parameters: {
                query?: {
                    storyId?: string;
                    channelId?: string;
                    state?: "queued" | "sending" | "sent" | "rejected" | "throttled" | "unauthorised" | "unknown" | "removed" | "skipped" | "handed";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deliveries: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                storyId: string;
                                /** Format: uuid */
                                editionId: string;
                                locale: string;
                                /** @enum {string} */
                                purpose: "post" | "correction" | "update" | "withdrawal";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "rejected" | "throttled" | "unauthorised" | "unknown" | "removed" | "skipped" | "handed";
                                why: string | null;
                                detail: string | null;
                                /** @description The same again can never work */
                                lasting: boolean;
                                externalUrl: string | null;
                                said: string | null;
                                leftovers: string[];
                                attempts: number;
                                nextAt: string | null;
                                plannedFor: string | null;
                                distributionId: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                sentAt: string | null;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    handle: string;
                                    label: string;
                                    url: string;
                                    /** @enum {string} */
                                    state: "connected" | "paused" | "unauthorised";
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A delivery with its attempts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            storyId: string;
                            /** Format: uuid */
                            editionId: string;
                            locale: string;
                            /** @enum {string} */
                            purpose: "post" | "correction" | "update" | "withdrawal";
                            /** @enum {string} */
                            state: "queued" | "sending" | "sent" | "rejected" | "throttled" | "unauthorised" | "unknown" | "removed" | "skipped" | "handed";
                            why: string | null;
                            detail: string | null;
                            /** @description The same again can never work */
                            lasting: boolean;
                            externalUrl: string | null;
                            said: string | null;
                            leftovers: string[];
                            attempts: number;
                            nextAt: string | null;
                            plannedFor: string | null;
                            distributionId: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            sentAt: string | null;
                            channel: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                handle: string;
                                label: string;
                                url: string;
                                /** @enum {string} */
                                state: "connected" | "paused" | "unauthorised";
                            };
                            photo: {
                                /** Format: uuid */
                                id: string;
                                width: number;
                                height: number;
                                /** @description SHA-256 of the file as it came; what is kept was painted anew */
                                digest: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                /** @description Its time is over; that there was one stays on record */
                                gone: boolean;
                            } | null;
                            takenDownAt: string | null;
                            /** @description What hangs below its own post */
                            parts: {
                                number: number;
                                url: string | null;
                                said: string | null;
                                sentAt: string | null;
                                removedAt: string | null;
                            }[];
                            /** @description Of a withdrawal: what of the edition stands on the channel, or stood there */
                            takesDown: {
                                id: string;
                                url: string | null;
                                said: string | null;
                                removedAt: string | null;
                            }[];
                            attemptRecords: {
                                /** Format: uuid */
                                id: string;
                                operation: string;
                                /** @description SHA-256 of what was sent */
                                requestDigest: string;
                                /** Format: date-time */
                                startedAt: string;
                                endedAt: string | null;
                                outcome: string | null;
                                answer: unknown;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again now; what may have got through is looked for first */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            state: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person says what became of it, where the house cannot post or cannot look */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description It was posted or taken down; false: it was not, or is not there */
                        done: boolean;
                        /** Format: uri */
                        url?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            state: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photograph that shows it: a JPEG */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Confirm with a photograph that it was done (multipart/form-data: one JPEG, PNG or WebP) */
        post: {
            parameters: {
                query?: {
                    /** @description Where it can be seen as well */
                    url?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            state: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posting-pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where posting stands still */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pauses: {
                                id: string;
                                unitId: string;
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Hold everything that is to leave below a unit; what is taken down goes on being taken down */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Pause */
                            pause: {
                                id: string;
                                unitId: string;
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            };
                            /** @description Deliveries that wait */
                            held: number;
                            /** @description What was held or under way, at most 100 stories, the most widely sent first */
                            stories: {
                                storyId: string;
                                held: number;
                                /** @description Called for and not answered yet: may have come out */
                                underWay: number;
                                out: number;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posting-pauses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let posting go on; what waited is sent */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            released: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Distributions, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "draft" | "asked" | "armed" | "sent" | "discarded";
                    storyId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            distributions: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                /** Format: uuid */
                                storyId: string;
                                /** Format: uuid */
                                editionId: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                /** @enum {string} */
                                state: "draft" | "asked" | "armed" | "sent" | "discarded";
                                parts: {
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    reach: "below" | "itself";
                                    levels: string[];
                                    networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                    languages: ("id" | "en")[];
                                    tags: string[];
                                    /** @enum {string} */
                                    terms: "mandatory" | "proposal";
                                }[];
                                texts: {
                                    [key: string]: string;
                                };
                                accountTexts: {
                                    [key: string]: string;
                                };
                                campaign: string | null;
                                note: string | null;
                                answerBy: string | null;
                                plannedFor: string | null;
                                hash: string;
                                why: string | null;
                                made: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                };
                                changed: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                };
                                approved: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                sent: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Begin a distribution of an edition that is published, or approved and to come */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        /** Format: uuid */
                        editionId: string;
                        parts: {
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            reach: "below" | "itself";
                            levels: string[];
                            networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            terms: "mandatory" | "proposal";
                        }[];
                        texts: {
                            [key: string]: string;
                        };
                        accountTexts: {
                            [key: string]: string;
                        };
                        /** @description Left out: links stay bare */
                        campaign?: string;
                        note?: string;
                        /** Format: date-time */
                        answerBy?: string;
                        /** Format: date-time */
                        plannedFor?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            /** Format: uuid */
                            storyId: string;
                            /** Format: uuid */
                            editionId: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                            /** @enum {string} */
                            state: "draft" | "asked" | "armed" | "sent" | "discarded";
                            parts: {
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                reach: "below" | "itself";
                                levels: string[];
                                networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                languages: ("id" | "en")[];
                                tags: string[];
                                /** @enum {string} */
                                terms: "mandatory" | "proposal";
                            }[];
                            texts: {
                                [key: string]: string;
                            };
                            accountTexts: {
                                [key: string]: string;
                            };
                            campaign: string | null;
                            note: string | null;
                            answerBy: string | null;
                            plannedFor: string | null;
                            hash: string;
                            why: string | null;
                            made: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            };
                            changed: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            };
                            approved: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            sent: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One distribution */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            /** Format: uuid */
                            storyId: string;
                            /** Format: uuid */
                            editionId: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                            /** @enum {string} */
                            state: "draft" | "asked" | "armed" | "sent" | "discarded";
                            parts: {
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                reach: "below" | "itself";
                                levels: string[];
                                networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                languages: ("id" | "en")[];
                                tags: string[];
                                /** @enum {string} */
                                terms: "mandatory" | "proposal";
                            }[];
                            texts: {
                                [key: string]: string;
                            };
                            accountTexts: {
                                [key: string]: string;
                            };
                            campaign: string | null;
                            note: string | null;
                            answerBy: string | null;
                            plannedFor: string | null;
                            hash: string;
                            why: string | null;
                            made: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            };
                            changed: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            };
                            approved: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            sent: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Keep a draft, unless somebody else changed it meanwhile */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        base: string;
                        parts: {
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            reach: "below" | "itself";
                            levels: string[];
                            networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            terms: "mandatory" | "proposal";
                        }[];
                        texts: {
                            [key: string]: string;
                        };
                        accountTexts: {
                            [key: string]: string;
                        };
                        /** @description Left out: links stay bare */
                        campaign?: string;
                        note?: string;
                        /** Format: date-time */
                        answerBy?: string;
                        /** Format: date-time */
                        plannedFor?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            /** Format: uuid */
                            storyId: string;
                            /** Format: uuid */
                            editionId: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                            /** @enum {string} */
                            state: "draft" | "asked" | "armed" | "sent" | "discarded";
                            parts: {
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                reach: "below" | "itself";
                                levels: string[];
                                networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                languages: ("id" | "en")[];
                                tags: string[];
                                /** @enum {string} */
                                terms: "mandatory" | "proposal";
                            }[];
                            texts: {
                                [key: string]: string;
                            };
                            accountTexts: {
                                [key: string]: string;
                            };
                            campaign: string | null;
                            note: string | null;
                            answerBy: string | null;
                            plannedFor: string | null;
                            hash: string;
                            why: string | null;
                            made: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            };
                            changed: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            };
                            approved: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            sent: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Discard a draft */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many, where, at what cost, and every fault; nothing is sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bound: string;
                            published: boolean;
                            scheduledFor: string | null;
                            /** @description Accounts that it is sent to */
                            ready: number;
                            /** @description Accounts whose units are asked */
                            proposed: number;
                            /** @description Accounts that nothing can be sent to as it is */
                            blocked: number;
                            networks: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                /** @description Accounts that it is sent to */
                                ready: number;
                                /** @description Accounts whose units are asked */
                                proposed: number;
                                /** @description Accounts that nothing can be sent to as it is */
                                blocked: number;
                            }[];
                            cost: {
                                /** @description Millionths */
                                micros: number;
                                currency: string;
                            }[];
                            faults: {
                                /** @enum {string} */
                                severity: "block" | "notice";
                                /** @description A sentence in messages: fault.<code> */
                                code: string;
                                params: {
                                    [key: string]: string | number;
                                };
                                networks: {
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    n: number;
                                }[];
                                n: number;
                                /** @description The first three */
                                handles: string[];
                            }[];
                            /** @description Somebody else has to agree before it is sent */
                            needsSecond: boolean;
                            agreed: boolean;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it takes of quotas and budgets, and when the last could leave; reserves nothing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            networks: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                accounts: number;
                                posts: number;
                                cost: {
                                    micros: number;
                                    currency: string;
                                } | null;
                                budgetLeft: number | null;
                                application: {
                                    most: number;
                                    /** @description Milliseconds */
                                    within: number;
                                    used: number;
                                    waiting: number;
                                } | null;
                                units: {
                                    most: number;
                                    /** @description Milliseconds */
                                    within: number;
                                    used: number;
                                    waiting: number;
                                    /** @description Units that these posts take */
                                    takes: number;
                                } | null;
                                lastLeaves: string | null;
                            }[];
                            blocked: {
                                why: string;
                                accounts: number;
                                until: string | null;
                            }[];
                            /** @description Posts for which the month’s budget has no room */
                            unpaid: number;
                            lastLeaves: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Account by account, as its network will show it */
        get: {
            parameters: {
                query?: {
                    only?: "blocked" | "noticed";
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accounts: {
                                account: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    handle: string;
                                    label: string;
                                };
                                /** @enum {string} */
                                terms: "mandatory" | "proposal";
                                text: string | null;
                                /** PostPreview */
                                preview: {
                                    text: string;
                                    title: string | null;
                                    link: string | null;
                                    counts: {
                                        /** @enum {string} */
                                        by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                        most: number;
                                        perLink?: number;
                                        count: number;
                                    }[];
                                    /** @description The posts of a thread that hang below it */
                                    parts: {
                                        text: string;
                                        title: string | null;
                                        link: string | null;
                                        counts: {
                                            /** @enum {string} */
                                            by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                            most: number;
                                            perLink?: number;
                                            count: number;
                                        }[];
                                    }[];
                                    /** @description What the post itself shows */
                                    pictures: {
                                        alt: string;
                                        /** @description On the house's site; empty where only the words are known */
                                        address: string;
                                    }[];
                                    film: {
                                        alt: string;
                                    } | null;
                                    /** @description What a card shows that a network draws of the link */
                                    story: {
                                        headline: string;
                                        summary: string;
                                        picture: string | null;
                                    };
                                    cost: {
                                        /** @description Millionths */
                                        micros: number;
                                        currency: string;
                                    } | null;
                                    /** @description Taken of the units of its application, beside its own place */
                                    units?: number;
                                    faults: {
                                        at: string;
                                        /** @description A sentence in messages: fault.<code> */
                                        code: string;
                                        params: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                    notices: {
                                        /** @description A sentence in messages: channels.notice_<code> */
                                        code: string;
                                        params: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                };
                                blocks: {
                                    at: string;
                                    /** @description A sentence in messages: fault.<code> */
                                    code: string;
                                    params: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                notices: {
                                    at: string;
                                    /** @description A sentence in messages: fault.<code> */
                                    code: string;
                                    params: {
                                        [key: string]: string | number;
                                    };
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a second person to agree */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bound: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to exactly this; not for whoever wrote it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bound: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it, or arm it until its edition is published */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bound: string;
                        leaveOut: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "sent" | "armed";
                            deliveries: number;
                            proposals: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what waits for its edition */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audience-segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved audiences, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            segments: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                name: string;
                                parts: {
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    reach: "below" | "itself";
                                    levels: string[];
                                    networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                    languages: ("id" | "en")[];
                                    tags: string[];
                                    /** @enum {string} */
                                    terms: "mandatory" | "proposal";
                                }[];
                                by: string;
                                /** Format: date-time */
                                changedAt: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Keep an audience under a name */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        name: string;
                        parts: {
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            reach: "below" | "itself";
                            levels: string[];
                            networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            terms: "mandatory" | "proposal";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            name: string;
                            parts: {
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                reach: "below" | "itself";
                                levels: string[];
                                networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                languages: ("id" | "en")[];
                                tags: string[];
                                /** @enum {string} */
                                terms: "mandatory" | "proposal";
                            }[];
                            by: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audience-segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a saved audience */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distribution-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is proposed to the accounts that one manages, as their networks will show it; newest first */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "adopted" | "adapted" | "declined" | "expired";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            proposals: {
                                /** Format: uuid */
                                distributionId: string;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    handle: string;
                                    label: string;
                                };
                                /** @enum {string} */
                                state: "open" | "adopted" | "adapted" | "declined" | "expired";
                                text: string | null;
                                reason: string | null;
                                /** Format: date-time */
                                answerBy: string;
                                answered: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                /** Format: uuid */
                                storyId: string;
                                headline: string | null;
                                from: {
                                    by: string;
                                    /** Format: uuid */
                                    unitId: string;
                                };
                                note: string | null;
                                plannedFor: string | null;
                                versionHash: string | null;
                                preview: {
                                    text: string;
                                    title: string | null;
                                    link: string | null;
                                    counts: {
                                        /** @enum {string} */
                                        by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                        most: number;
                                        perLink?: number;
                                        count: number;
                                    }[];
                                    /** @description The posts of a thread that hang below it */
                                    parts: {
                                        text: string;
                                        title: string | null;
                                        link: string | null;
                                        counts: {
                                            /** @enum {string} */
                                            by: "graphemes" | "code_points" | "utf16" | "bytes" | "emoji_bytes" | "weighted";
                                            most: number;
                                            perLink?: number;
                                            count: number;
                                        }[];
                                    }[];
                                    /** @description What the post itself shows */
                                    pictures: {
                                        alt: string;
                                        /** @description On the house's site; empty where only the words are known */
                                        address: string;
                                    }[];
                                    film: {
                                        alt: string;
                                    } | null;
                                    /** @description What a card shows that a network draws of the link */
                                    story: {
                                        headline: string;
                                        summary: string;
                                        picture: string | null;
                                    };
                                    cost: {
                                        /** @description Millionths */
                                        micros: number;
                                        currency: string;
                                    } | null;
                                    /** @description Taken of the units of its application, beside its own place */
                                    units?: number;
                                    faults: {
                                        at: string;
                                        /** @description A sentence in messages: fault.<code> */
                                        code: string;
                                        params: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                    notices: {
                                        /** @description A sentence in messages: channels.notice_<code> */
                                        code: string;
                                        params: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopt, adapt or decline for some of one’s accounts, all or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channelIds: string[];
                        versionHash: string;
                        /** @enum {string} */
                        answer: "adopt" | "adapt" | "decline";
                        /** @description For adapt */
                        text?: string;
                        /** @description For decline */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deliveries: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/distributions/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What units made of it */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "adopted" | "adapted" | "declined" | "expired";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            proposals: {
                                /** Format: uuid */
                                distributionId: string;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    handle: string;
                                    label: string;
                                };
                                /** @enum {string} */
                                state: "open" | "adopted" | "adapted" | "declined" | "expired";
                                text: string | null;
                                reason: string | null;
                                /** Format: date-time */
                                answerBy: string;
                                answered: {
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            next: string | null;
                            counts: {
                                open: number;
                                adopted: number;
                                adapted: number;
                                declined: number;
                                expired: number;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery-matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries of a distribution or a story, by account */
        get: {
            parameters: {
                query?: {
                    distributionId?: string;
                    storyId?: string;
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                    unitId?: string;
                    standing?: "sent" | "waiting" | "planned" | "throttled" | "refused" | "signed_out" | "unknown" | "person" | "removed" | "skipped";
                    /** @description What stands there and could not be changed or taken back */
                    unchanged?: boolean;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                purpose: "post" | "correction" | "update" | "withdrawal";
                                locale: string;
                                /** @enum {string} */
                                standing: "sent" | "waiting" | "planned" | "throttled" | "refused" | "signed_out" | "unknown" | "person" | "removed" | "skipped";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "rejected" | "throttled" | "unauthorised" | "unknown" | "removed" | "skipped" | "handed";
                                why: string | null;
                                detail: string | null;
                                lasting: boolean;
                                externalUrl: string | null;
                                leftovers: string[];
                                nextAt: string | null;
                                plannedFor: string | null;
                                sentAt: string | null;
                                /** Format: date-time */
                                changedAt: string;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    handle: string;
                                    label: string;
                                    state: string;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery-matrix/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many stand how, by network */
        get: {
            parameters: {
                query?: {
                    distributionId?: string;
                    storyId?: string;
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                    unitId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cells: {
                                /** @enum {string} */
                                network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                /** @enum {string} */
                                standing: "sent" | "waiting" | "planned" | "throttled" | "refused" | "signed_out" | "unknown" | "person" | "removed" | "skipped";
                                n: number;
                            }[];
                            unchanged: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery-matrix/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again what cannot be doubled by it, and say why the rest was left alone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        distributionId?: string;
                        /** Format: uuid */
                        storyId?: string;
                        /** @enum {string} */
                        network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                        /** Format: uuid */
                        unitId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Certainly not sent: tried again */
                            again: number;
                            /** @description May have got through: looked for first */
                            lookedFor: number;
                            left: {
                                /** @enum {string} */
                                why: "lasting" | "not_connected" | "held" | "person";
                                n: number;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By day: how many posts are planned, were sent and need somebody; the planned stories of each day */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    unitId?: string;
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                    segmentId?: string;
                    zone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                    /** @description Planned stories of each day */
                    most?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                day: string;
                                /** @enum {string} */
                                kind: "planned" | "sent" | "troubled";
                                /** @enum {string} */
                                network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                posts: number;
                            }[];
                            planned: {
                                storyId: string;
                                editionId: string;
                                /** Format: date-time */
                                at: string;
                                day: string;
                                accounts: number;
                                networks: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed")[];
                                silentUntil: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-calendar/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a count of the calendar stands for, oldest first */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    unitId?: string;
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                    segmentId?: string;
                    kind?: "planned" | "sent" | "troubled";
                    editionId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deliveries: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                storyId: string;
                                /** Format: uuid */
                                editionId: string;
                                locale: string;
                                /** @enum {string} */
                                purpose: "post" | "correction" | "update" | "withdrawal";
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "rejected" | "throttled" | "unauthorised" | "unknown" | "removed" | "skipped" | "handed";
                                why: string | null;
                                detail: string | null;
                                /** @description The same again can never work */
                                lasting: boolean;
                                externalUrl: string | null;
                                said: string | null;
                                leftovers: string[];
                                attempts: number;
                                nextAt: string | null;
                                plannedFor: string | null;
                                distributionId: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                sentAt: string | null;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    handle: string;
                                    label: string;
                                    url: string;
                                    /** @enum {string} */
                                    state: "connected" | "paused" | "unauthorised";
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-calendar/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give what one edition has planned for one moment another one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        editionId: string;
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** Format: uuid */
                        unitId?: string;
                        /** @enum {string} */
                        network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                        /** Format: uuid */
                        segmentId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: number;
                            /** @description Of these, how many find a blackout then */
                            silent: number;
                            silentUntil: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blackouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Times in which nothing leaves below a unit but removals and corrections */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            blackouts: {
                                id: string;
                                unitId: string;
                                /** Format: date-time */
                                begins: string;
                                /** Format: date-time */
                                ends: string;
                                reason: string;
                                mandatoryPass: boolean;
                                by: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Declare one; what would leave in it waits until it ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        /** Format: date-time */
                        begins: string;
                        /** Format: date-time */
                        ends: string;
                        reason: string;
                        /** @description What is sent in the name of all goes out all the same */
                        mandatoryPass: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unitId: string;
                            /** Format: date-time */
                            begins: string;
                            /** Format: date-time */
                            ends: string;
                            reason: string;
                            mandatoryPass: boolean;
                            by: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blackouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End it now; what waited is sent */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            released: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all accounts share on each network: quota, price, budget */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            quotas: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                application: {
                                    most: number;
                                    /** @description Milliseconds */
                                    within: number;
                                    used: number;
                                    opens: string | null;
                                    regions: {
                                        unitId: string | null;
                                        used: number;
                                    }[];
                                    /** @description What reading back took of them */
                                    reading: number;
                                } | null;
                                units: {
                                    most: number;
                                    /** @description Milliseconds */
                                    within: number;
                                    used: number;
                                    opens: string | null;
                                    regions: {
                                        unitId: string | null;
                                        used: number;
                                    }[];
                                    /** @description What reading back took of them */
                                    reading: number;
                                } | null;
                                price: {
                                    plain: number;
                                    withLink: number;
                                    currency: string;
                                } | null;
                                budget: number | null;
                                spent: number;
                                waiting: number;
                                declared: {
                                    most: number | null;
                                    units: number | null;
                                    price: {
                                        plain: number;
                                        withLink: number;
                                        currency: string;
                                    } | null;
                                };
                                set: {
                                    most: number | null;
                                    units: number | null;
                                    plain: number | null;
                                    withLink: number | null;
                                };
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotas/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set quota, price and budget in place of what the network’s documents say */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Posts of the shared application in its window */
                        most?: number;
                        /** @description Units of the shared application in its window, of which a post may take several */
                        units?: number;
                        plain?: number;
                        withLink?: number;
                        /** @description For a month; left out: without an end */
                        budget?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotas/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What posts to these accounts take and cost, and when the last could leave; reserves nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channelIds: string[];
                        /** @description Posts to each account */
                        count?: number;
                        /** @description What each post takes of the units of its application, as its preview says */
                        units?: number;
                        /**
                         * Format: date-time
                         * @description When they are to leave; left out: now
                         */
                        at?: string;
                        /** @description Sent in the name of all: passes blackouts that let it */
                        mandatory?: boolean;
                        /** @description With a link in the text, which some networks charge for */
                        linked?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            networks: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                accounts: number;
                                posts: number;
                                cost: {
                                    micros: number;
                                    currency: string;
                                } | null;
                                budgetLeft: number | null;
                                application: {
                                    most: number;
                                    /** @description Milliseconds */
                                    within: number;
                                    used: number;
                                    waiting: number;
                                } | null;
                                units: {
                                    most: number;
                                    /** @description Milliseconds */
                                    within: number;
                                    used: number;
                                    waiting: number;
                                    /** @description Units that these posts take */
                                    takes: number;
                                } | null;
                                lastLeaves: string | null;
                            }[];
                            blocked: {
                                why: string;
                                accounts: number;
                                until: string | null;
                            }[];
                            /** @description Posts for which the month’s budget has no room */
                            unpaid: number;
                            lastLeaves: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The house's registrations with the networks; secrets are told to nobody */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Exactly what is to be entered at each network */
                            redirectAddress: string;
                            applications: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                portal: string | null;
                                scopes: {
                                    needed: string[];
                                    also: string[];
                                };
                                clientId: string | null;
                                registeredBy: string | null;
                                registeredAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-applications/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter what the network gave the house */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        clientId: string;
                        /** @description Empty for applications without one */
                        clientSecret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Forget it: nobody new signs in with it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go to a network to sign in; the way back is open to this browser alone, for ten minutes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                        server?: string;
                        languages: ("id" | "en")[];
                        label?: string;
                        /** @enum {string} */
                        locale: "id" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description The network's page to which the browser goes */
                            address: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same to connect a channel again, for the same account alone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        locale: "id" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description The network's page to which the browser goes */
                            address: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-sign-ins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was opened, for whoever began it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                            /** Format: uuid */
                            unitId: string;
                            channelId: string | null;
                            /** @enum {string} */
                            stage: "begun" | "returned" | "ended";
                            failure: {
                                /** @description A sentence in messages: fault.<code> */
                                code: string;
                                params: {
                                    [key: string]: string;
                                };
                            } | null;
                            /** @description Permissions that were not given */
                            refused: string[];
                            offers: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                externalId: string;
                                handle: string;
                                name: string;
                                url: string;
                                /** Format: uuid */
                                unitId: string;
                                taken: {
                                    /** Format: uuid */
                                    channelId: string;
                                    /** Format: uuid */
                                    unitId: string;
                                } | null;
                            }[];
                            connectedIds: string[];
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-sign-ins/{id}/picks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect the picked accounts, each for its unit; the others are forgotten */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        picks: {
                            externalId: string;
                            /** Format: uuid */
                            unitId: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                            /** Format: uuid */
                            unitId: string;
                            channelId: string | null;
                            /** @enum {string} */
                            stage: "begun" | "returned" | "ended";
                            failure: {
                                /** @description A sentence in messages: fault.<code> */
                                code: string;
                                params: {
                                    [key: string]: string;
                                };
                            } | null;
                            /** @description Permissions that were not given */
                            refused: string[];
                            offers: {
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                externalId: string;
                                handle: string;
                                name: string;
                                url: string;
                                /** Format: uuid */
                                unitId: string;
                                taken: {
                                    /** Format: uuid */
                                    channelId: string;
                                    /** Format: uuid */
                                    unitId: string;
                                } | null;
                            }[];
                            connectedIds: string[];
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Links by which people connect accounts, newest first; their addresses are not kept */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                /** Format: uuid */
                                unitId: string;
                                channelId: string | null;
                                label: string | null;
                                email: string;
                                sentBy: string;
                                /** Format: date-time */
                                sentAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                /** @enum {string} */
                                state: "open" | "used" | "ended" | "expired";
                                connectedId: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Mail a link by which one person connects one account; good once, for seven days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                        languages: ("id" | "en")[];
                        label?: string;
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        locale: "id" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link by which this account is connected again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        locale: "id" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a link at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the register, newest first */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    state?: "review" | "published" | "retired";
                    /** @description Late, lapsed or without administrators */
                    trouble?: boolean;
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            outlets: {
                                /** Format: uuid */
                                id: string;
                                ref: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                                channelId: string | null;
                                url: string;
                                handle: string;
                                label: string;
                                languages: ("id" | "en")[];
                                tags: string[];
                                /** @enum {string} */
                                state: "review" | "published" | "retired";
                                publishedAt: string | null;
                                retiredAt: string | null;
                                retiredWhy: string | null;
                                mandate: string;
                                contact: string;
                                certifiedAt: string | null;
                                certifiedBy: string | null;
                                /** Format: date-time */
                                dueAt: string;
                                proof: {
                                    /** @enum {string} */
                                    way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                    /** @description What is to stand on the account or in its domain */
                                    code: string;
                                    /** @enum {string} */
                                    state: "declared" | "proven" | "lapsed";
                                    since: string | null;
                                    seenAt: string | null;
                                    checkedAt: string | null;
                                    fault: string | null;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Declare an account that the house is not connected to */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                        url: string;
                        handle?: string;
                        languages: ("id" | "en")[];
                        label?: string;
                        tags?: string[];
                        /** @description On what grounds the unit runs it */
                        mandate?: string;
                        /** @description Of the unit; not shown in public */
                        contact?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                            channelId: string | null;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "review" | "published" | "retired";
                            publishedAt: string | null;
                            retiredAt: string | null;
                            retiredWhy: string | null;
                            mandate: string;
                            contact: string;
                            certifiedAt: string | null;
                            certifiedBy: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            proof: {
                                /** @enum {string} */
                                way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                /** @description What is to stand on the account or in its domain */
                                code: string;
                                /** @enum {string} */
                                state: "declared" | "proven" | "lapsed";
                                since: string | null;
                                seenAt: string | null;
                                checkedAt: string | null;
                                fault: string | null;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter many accounts from a CSV; bad lines are told and left out */
        post: {
            parameters: {
                query?: {
                    /** @description Only tell what would be entered */
                    trial?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lines: number;
                            imported: number;
                            /** @description Stood there already */
                            unchanged: number;
                            faults: {
                                /** @description In the file, the header being line 1 */
                                line: number;
                                column: string;
                                /** @description A sentence in messages: fault.<code> */
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm and show everything below a unit that was entered whole */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            published: number;
                            incomplete: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/keepers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who answers for a connected account, as the register names them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keepers: {
                                personId: string | null;
                                name: string;
                                email: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry with its administrators and its history */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                            channelId: string | null;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "review" | "published" | "retired";
                            publishedAt: string | null;
                            retiredAt: string | null;
                            retiredWhy: string | null;
                            mandate: string;
                            contact: string;
                            certifiedAt: string | null;
                            certifiedBy: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            proof: {
                                /** @enum {string} */
                                way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                /** @description What is to stand on the account or in its domain */
                                code: string;
                                /** @enum {string} */
                                state: "declared" | "proven" | "lapsed";
                                since: string | null;
                                seenAt: string | null;
                                checkedAt: string | null;
                                fault: string | null;
                            };
                            keepers: {
                                personId: string | null;
                                name: string;
                                email: string;
                            }[];
                            recovery: {
                                keepers: {
                                    personId: string | null;
                                    name: string;
                                    email: string;
                                }[];
                                why: string;
                                askedBy: string;
                                /** Format: date-time */
                                holdsAt: string;
                            } | null;
                            history: {
                                /** @enum {string} */
                                kind: "entered" | "changed" | "published" | "certified" | "handed_over" | "recovery_asked" | "recovery_stopped" | "recovered" | "connected" | "unlisted" | "proven" | "lapsed" | "retired";
                                /** Format: date-time */
                                at: string;
                                by: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what the register says of an account */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        languages?: ("id" | "en")[];
                        label?: string;
                        tags?: string[];
                        /** @description On what grounds the unit runs it */
                        mandate?: string;
                        /** @description Of the unit; not shown in public */
                        contact?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                            channelId: string | null;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "review" | "published" | "retired";
                            publishedAt: string | null;
                            retiredAt: string | null;
                            retiredWhy: string | null;
                            mandate: string;
                            contact: string;
                            certifiedAt: string | null;
                            certifiedBy: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            proof: {
                                /** @enum {string} */
                                way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                /** @description What is to stand on the account or in its domain */
                                code: string;
                                /** @enum {string} */
                                state: "declared" | "proven" | "lapsed";
                                since: string | null;
                                seenAt: string | null;
                                checkedAt: string | null;
                                fault: string | null;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/register/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an entry and show it in public */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                            channelId: string | null;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "review" | "published" | "retired";
                            publishedAt: string | null;
                            retiredAt: string | null;
                            retiredWhy: string | null;
                            mandate: string;
                            contact: string;
                            certifiedAt: string | null;
                            certifiedBy: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            proof: {
                                /** @enum {string} */
                                way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                /** @description What is to stand on the account or in its domain */
                                code: string;
                                /** @enum {string} */
                                state: "declared" | "proven" | "lapsed";
                                since: string | null;
                                seenAt: string | null;
                                checkedAt: string | null;
                                fault: string | null;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}/certify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an entry for another 180 days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                            channelId: string | null;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "review" | "published" | "retired";
                            publishedAt: string | null;
                            retiredAt: string | null;
                            retiredWhy: string | null;
                            mandate: string;
                            contact: string;
                            certifiedAt: string | null;
                            certifiedBy: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            proof: {
                                /** @enum {string} */
                                way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                /** @description What is to stand on the account or in its domain */
                                code: string;
                                /** @enum {string} */
                                state: "declared" | "proven" | "lapsed";
                                since: string | null;
                                seenAt: string | null;
                                checkedAt: string | null;
                                fault: string | null;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for the proof now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                            channelId: string | null;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "review" | "published" | "retired";
                            publishedAt: string | null;
                            retiredAt: string | null;
                            retiredWhy: string | null;
                            mandate: string;
                            contact: string;
                            certifiedAt: string | null;
                            certifiedBy: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            proof: {
                                /** @enum {string} */
                                way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                /** @description What is to stand on the account or in its domain */
                                code: string;
                                /** @enum {string} */
                                state: "declared" | "proven" | "lapsed";
                                since: string | null;
                                seenAt: string | null;
                                checkedAt: string | null;
                                fault: string | null;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The account is no longer ours; its address answers "formerly" */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                            channelId: string | null;
                            url: string;
                            handle: string;
                            label: string;
                            languages: ("id" | "en")[];
                            tags: string[];
                            /** @enum {string} */
                            state: "review" | "published" | "retired";
                            publishedAt: string | null;
                            retiredAt: string | null;
                            retiredWhy: string | null;
                            mandate: string;
                            contact: string;
                            certifiedAt: string | null;
                            certifiedBy: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            proof: {
                                /** @enum {string} */
                                way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                /** @description What is to stand on the account or in its domain */
                                code: string;
                                /** @enum {string} */
                                state: "declared" | "proven" | "lapsed";
                                since: string | null;
                                seenAt: string | null;
                                checkedAt: string | null;
                                fault: string | null;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}/administrators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hand over to two others */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        keepers: {
                            /** Format: uuid */
                            personId?: string;
                            name?: string;
                            email?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The unit above names others where the administrators are gone; holds after seven days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        keepers: {
                            /** Format: uuid */
                            personId?: string;
                            name?: string;
                            email?: string;
                        }[];
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            holdsAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Somebody of the unit is still there */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/official-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public register, of all or of a unit and those below it */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accounts: {
                                ref: string;
                                /** Format: uri */
                                page: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                                handle: string;
                                url: string;
                                label: string;
                                languages: ("id" | "en")[];
                                tags: string[];
                                mandate: string;
                                /** Format: date-time */
                                since: string;
                                until: string | null;
                                /** @description The house itself signs in there */
                                connected: boolean;
                                confirmedAt: string | null;
                                proof: {
                                    /** @enum {string} */
                                    way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                    /** @enum {string} */
                                    state: "declared" | "proven" | "lapsed";
                                    since: string | null;
                                    seenAt: string | null;
                                    id: string | null;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/official-accounts/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is this address or handle one of the institution’s, or does it resemble one? */
        get: {
            parameters: {
                query: {
                    /** @description An address or a handle */
                    url: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            answer: "official" | "formerly" | "impostor" | "looks_like" | "unknown";
                            account: {
                                ref: string;
                                /** Format: uri */
                                page: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                                handle: string;
                                url: string;
                                label: string;
                                languages: ("id" | "en")[];
                                tags: string[];
                                mandate: string;
                                /** Format: date-time */
                                since: string;
                                until: string | null;
                                /** @description The house itself signs in there */
                                connected: boolean;
                                confirmedAt: string | null;
                                proof: {
                                    /** @enum {string} */
                                    way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                    /** @enum {string} */
                                    state: "declared" | "proven" | "lapsed";
                                    since: string | null;
                                    seenAt: string | null;
                                    id: string | null;
                                };
                            } | null;
                            until: string | null;
                            since: string | null;
                            resembles: {
                                /** OfficialAccount */
                                account: {
                                    ref: string;
                                    /** Format: uri */
                                    page: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    network: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website";
                                    handle: string;
                                    url: string;
                                    label: string;
                                    languages: ("id" | "en")[];
                                    tags: string[];
                                    mandate: string;
                                    /** Format: date-time */
                                    since: string;
                                    until: string | null;
                                    /** @description The house itself signs in there */
                                    connected: boolean;
                                    confirmedAt: string | null;
                                    proof: {
                                        /** @enum {string} */
                                        way: "rel_me" | "domain" | "atproto" | "bio" | "sign_in" | "none";
                                        /** @enum {string} */
                                        state: "declared" | "proven" | "lapsed";
                                        since: string | null;
                                        seenAt: string | null;
                                        id: string | null;
                                    };
                                };
                                /** @enum {string} */
                                how: "same_look" | "near";
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reported impostors, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "proposed" | "listed" | "dismissed" | "delisted";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            impostors: {
                                /** Format: uuid */
                                id: string;
                                asked: string;
                                url: string | null;
                                network: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website") | null;
                                outletId: string | null;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                state: "open" | "proposed" | "listed" | "dismissed" | "delisted";
                                why: string | null;
                                proposedBy: string | null;
                                proposedById: string | null;
                                approvedBy: string | null;
                                listedAt: string | null;
                                settledBy: string | null;
                                reports: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                pictures: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with what was told and what was seen */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            asked: string;
                            url: string | null;
                            network: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website") | null;
                            outletId: string | null;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            state: "open" | "proposed" | "listed" | "dismissed" | "delisted";
                            why: string | null;
                            proposedBy: string | null;
                            proposedById: string | null;
                            approvedBy: string | null;
                            listedAt: string | null;
                            settledBy: string | null;
                            reports: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            told: {
                                /** Format: uuid */
                                id: string;
                                note: string;
                                /** Format: date-time */
                                at: string;
                                pictures: {
                                    /** Format: uuid */
                                    id: string;
                                    width: number;
                                    height: number;
                                    /** @description SHA-256 of the file as it came; what is kept was painted anew */
                                    digest: string;
                                    by: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    /** @description Its time is over; that there was one stays on record */
                                    gone: boolean;
                                }[];
                            }[];
                            evidence: {
                                /** Format: uuid */
                                id: string;
                                url: string;
                                status: number | null;
                                fault: string | null;
                                text: string;
                                /** @description Of what was fetched */
                                sha256: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}/takedown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person needs for the network’s own form */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            network: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website") | null;
                            desk: string | null;
                            text: {
                                id: string;
                                en: string;
                            };
                            links: string[];
                            pictures: {
                                /** Format: uuid */
                                id: string;
                                width: number;
                                height: number;
                                /** @description SHA-256 of the file as it came; what is kept was painted anew */
                                digest: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                /** @description Its time is over; that there was one stays on record */
                                gone: boolean;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}/takedown.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same to attach: text, pages, pictures, and their SHA-256 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}/pictures/{pictureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture that came with a report: a JPEG */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    pictureId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it pretends to be ours, for somebody else to agree */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            asked: string;
                            url: string | null;
                            network: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website") | null;
                            outletId: string | null;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            state: "open" | "proposed" | "listed" | "dismissed" | "delisted";
                            why: string | null;
                            proposedBy: string | null;
                            proposedById: string | null;
                            approvedBy: string | null;
                            listedAt: string | null;
                            settledBy: string | null;
                            reports: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is none, or nothing can be said */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            asked: string;
                            url: string | null;
                            network: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website") | null;
                            outletId: string | null;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            state: "open" | "proposed" | "listed" | "dismissed" | "delisted";
                            why: string | null;
                            proposedBy: string | null;
                            proposedById: string | null;
                            approvedBy: string | null;
                            listedAt: string | null;
                            settledBy: string | null;
                            reports: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}/delist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it off the public list again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            asked: string;
                            url: string | null;
                            network: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website") | null;
                            outletId: string | null;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            state: "open" | "proposed" | "listed" | "dismissed" | "delisted";
                            why: string | null;
                            proposedBy: string | null;
                            proposedById: string | null;
                            approvedBy: string | null;
                            listedAt: string | null;
                            settledBy: string | null;
                            reports: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/impostors/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree, as a second person: it is listed in public */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            asked: string;
                            url: string | null;
                            network: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed" | "website") | null;
                            outletId: string | null;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            state: "open" | "proposed" | "listed" | "dismissed" | "delisted";
                            why: string | null;
                            proposedBy: string | null;
                            proposedById: string | null;
                            approvedBy: string | null;
                            listedAt: string | null;
                            settledBy: string | null;
                            reports: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbound-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands on the accounts, newest first: also what was posted, edited or deleted elsewhere */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                    channelId?: string;
                    mark?: "house" | "outside" | "edited" | "deleted";
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            posts: {
                                /** Format: uuid */
                                id: string;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    label: string;
                                    handle: string;
                                };
                                url: string | null;
                                /** @enum {string} */
                                kind: "post" | "answer" | "picture" | "film" | "article";
                                text: string;
                                /** Format: date-time */
                                postedAt: string;
                                origin: ("house" | "outside" | "earlier") | null;
                                storyId: string | null;
                                edited: {
                                    /** Format: date-time */
                                    at: string;
                                    before: string;
                                } | null;
                                gone: {
                                    /** Format: date-time */
                                    at: string;
                                    byHouse: boolean;
                                } | null;
                                figures: {
                                    views: number | null;
                                    reach: number | null;
                                    reactions: number | null;
                                    comments: number | null;
                                    shares: number | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbound-posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A post with how its figures moved */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** InboundPost */
                            post: {
                                /** Format: uuid */
                                id: string;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    label: string;
                                    handle: string;
                                };
                                url: string | null;
                                /** @enum {string} */
                                kind: "post" | "answer" | "picture" | "film" | "article";
                                text: string;
                                /** Format: date-time */
                                postedAt: string;
                                origin: ("house" | "outside" | "earlier") | null;
                                storyId: string | null;
                                edited: {
                                    /** Format: date-time */
                                    at: string;
                                    before: string;
                                } | null;
                                gone: {
                                    /** Format: date-time */
                                    at: string;
                                    byHouse: boolean;
                                } | null;
                                figures: {
                                    views: number | null;
                                    reach: number | null;
                                    reactions: number | null;
                                    comments: number | null;
                                    shares: number | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            };
                            series: {
                                /** Format: date-time */
                                at: string;
                                views: number | null;
                                reach: number | null;
                                reactions: number | null;
                                comments: number | null;
                                shares: number | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How every account is connected: health, forecast, trend */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    view?: "all" | "trouble" | "ending";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connections: {
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    label: string;
                                    handle: string;
                                    behind: ("bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed") | null;
                                    url: string;
                                    /** @enum {string} */
                                    state: "connected" | "paused" | "unauthorised";
                                };
                                probe: {
                                    /** Format: date-time */
                                    at: string;
                                    sound: boolean;
                                } | null;
                                lastSuccessAt: string | null;
                                fault: {
                                    /** @description A sentence in messages: channels.why_<code> */
                                    why: string;
                                    inRow: number;
                                } | null;
                                ends: {
                                    /** Format: date-time */
                                    at: string;
                                    renews: boolean;
                                } | null;
                                lastPostAt: string | null;
                                /** @description Faults of the last fourteen days, today last */
                                trend: number[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the network now whether it still takes the sign-in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sound: boolean | null;
                            why: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/silent-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units that posted nothing for longer than is expected of them, the longest silent first */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            units: {
                                /** Format: uuid */
                                unitId: string;
                                accounts: number;
                                lastPostAt: string | null;
                                everyDays: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posting-expectation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often a unit is expected to post, and which unit said so */
        get: {
            parameters: {
                query: {
                    unitId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            everyDays: number | null;
                            from: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Say how often a unit and those below it are expected to post */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        everyDays: number | "none" | "inherit";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/best-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The hours of the week at which own older posts did best: of an account, or of those of a network at a unit */
        get: {
            parameters: {
                query: {
                    channelId?: string;
                    network?: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                    unitId?: string;
                    zone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description With enough posts to say something by; 0: too few to say */
                            accounts: number;
                            posts: number;
                            hours: {
                                /** @description ISO: 1 is Monday */
                                weekday: number;
                                hour: number;
                                posts: number;
                                /** @description The usual figure of its account, so many times */
                                times: number;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comments and mentions, newest first; forgotten after a while */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    channelId?: string;
                    state?: "open" | "answered" | "closed";
                    assignedTo?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: {
                                /** Format: uuid */
                                id: string;
                                channel: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                    label: string;
                                    handle: string;
                                };
                                /** @enum {string} */
                                kind: "comment" | "mention";
                                writer: string;
                                text: string;
                                url: string | null;
                                /** Format: date-time */
                                writtenAt: string;
                                editedAt: string | null;
                                /** @enum {string} */
                                state: "open" | "answered" | "closed";
                                assigned: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                answer: {
                                    text: string;
                                    /** @enum {string} */
                                    state: "queued" | "sending" | "sent" | "unknown" | "refused";
                                    why: string | null;
                                    by: string;
                                    url: string | null;
                                } | null;
                                answerable: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-inbox/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are open, came and were answered */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            open: number;
                            /** @description Of the last thirty days */
                            heard: number;
                            answered: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message, with who may take it over and the replies that lie ready */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            channel: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                kind: "bluesky" | "mastodon" | "telegram" | "facebook" | "threads" | "instagram" | "x" | "youtube" | "tiktok" | "wordpress" | "activitypub" | "whatsapp" | "board" | "feed";
                                label: string;
                                handle: string;
                            };
                            /** @enum {string} */
                            kind: "comment" | "mention";
                            writer: string;
                            text: string;
                            url: string | null;
                            /** Format: date-time */
                            writtenAt: string;
                            editedAt: string | null;
                            /** @enum {string} */
                            state: "open" | "answered" | "closed";
                            assigned: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            answer: {
                                text: string;
                                /** @enum {string} */
                                state: "queued" | "sending" | "sent" | "unknown" | "refused";
                                why: string | null;
                                by: string;
                                url: string | null;
                            } | null;
                            answerable: boolean;
                            officers: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            replies: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                title: string;
                                text: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-inbox/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer it from the account, once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-inbox/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it to somebody */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        personId: string | "nobody";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-inbox/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Replies that lie ready for a unit, with those of the units above it */
        get: {
            parameters: {
                query: {
                    unitId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            replies: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                unitId: string;
                                title: string;
                                text: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keep a reply for a unit and those below it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        title: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            unitId: string;
                            title: string;
                            text: string;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a reply */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Press events of the units where one manages them: to come, soonest first, or past, latest first */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    state?: "provisional" | "confirmed" | "postponed" | "cancelled";
                    when?: "coming" | "past";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: {
                                /** @enum {string} */
                                state: "provisional" | "confirmed" | "postponed" | "cancelled";
                                title: {
                                    id: string;
                                    en: string | null;
                                };
                                description: {
                                    id: string;
                                    en: string | null;
                                };
                                place: string;
                                coordinates: {
                                    lat: number;
                                    lon: number;
                                } | null;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                /** @description Put off without a new time: `startsAt` and `endsAt` are the old one */
                                timeOpen: boolean;
                                accreditUntil: string | null;
                                capacity: number | null;
                                contact: string;
                                reason: string | null;
                                /** Format: uuid */
                                id: string;
                                ref: string;
                                /** @description Path of its public page */
                                path: string;
                                /** Format: uuid */
                                unitId: string;
                                timeZone: string;
                                version: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                acts: ("change" | "confirm" | "postpone" | "cancel")[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Put an event on the agenda */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        state: "provisional" | "confirmed";
                        title: {
                            id: string;
                            en?: string;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        description?: {
                            id: string;
                            en?: string;
                        };
                        place?: string;
                        coordinates?: {
                            lat: number;
                            lon: number;
                        };
                        /** Format: date-time */
                        accreditUntil?: string;
                        capacity?: number;
                        contact?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "provisional" | "confirmed" | "postponed" | "cancelled";
                            title: {
                                id: string;
                                en: string | null;
                            };
                            description: {
                                id: string;
                                en: string | null;
                            };
                            place: string;
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            /** @description Put off without a new time: `startsAt` and `endsAt` are the old one */
                            timeOpen: boolean;
                            accreditUntil: string | null;
                            capacity: number | null;
                            contact: string;
                            reason: string | null;
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            version: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "confirm" | "postpone" | "cancel")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An event with its versions: who changed what, when and why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "provisional" | "confirmed" | "postponed" | "cancelled";
                            title: {
                                id: string;
                                en: string | null;
                            };
                            description: {
                                id: string;
                                en: string | null;
                            };
                            place: string;
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            /** @description Put off without a new time: `startsAt` and `endsAt` are the old one */
                            timeOpen: boolean;
                            accreditUntil: string | null;
                            capacity: number | null;
                            contact: string;
                            reason: string | null;
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            version: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "confirm" | "postpone" | "cancel")[];
                            versions: {
                                number: number;
                                /** @enum {string} */
                                act: "announce" | "change" | "confirm" | "postpone" | "cancel";
                                by: string;
                                /** Format: date-time */
                                at: string;
                                why: string | null;
                                changed: string[];
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change words, place or time */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                        why?: string;
                        title?: {
                            id: string;
                            en?: string;
                        };
                        /** Format: date-time */
                        startsAt?: string;
                        /** Format: date-time */
                        endsAt?: string;
                        description?: {
                            id: string;
                            en?: string;
                        };
                        place?: string;
                        coordinates?: {
                            lat: number;
                            lon: number;
                        };
                        /** Format: date-time */
                        accreditUntil?: string;
                        capacity?: number;
                        contact?: string;
                        /** @description Parts to be emptied */
                        clear?: ("coordinates" | "accreditUntil" | "capacity")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "provisional" | "confirmed" | "postponed" | "cancelled";
                            title: {
                                id: string;
                                en: string | null;
                            };
                            description: {
                                id: string;
                                en: string | null;
                            };
                            place: string;
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            /** @description Put off without a new time: `startsAt` and `endsAt` are the old one */
                            timeOpen: boolean;
                            accreditUntil: string | null;
                            capacity: number | null;
                            contact: string;
                            reason: string | null;
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            version: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "confirm" | "postpone" | "cancel")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/hub/events/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it takes place as announced */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "provisional" | "confirmed" | "postponed" | "cancelled";
                            title: {
                                id: string;
                                en: string | null;
                            };
                            description: {
                                id: string;
                                en: string | null;
                            };
                            place: string;
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            /** @description Put off without a new time: `startsAt` and `endsAt` are the old one */
                            timeOpen: boolean;
                            accreditUntil: string | null;
                            capacity: number | null;
                            contact: string;
                            reason: string | null;
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            version: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "confirm" | "postpone" | "cancel")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/events/{id}/postpone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put it off, to a new time or to none yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            /** @description Without both times: put off until further notice */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                        why: string;
                        /** Format: date-time */
                        startsAt?: string;
                        /** Format: date-time */
                        endsAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "provisional" | "confirmed" | "postponed" | "cancelled";
                            title: {
                                id: string;
                                en: string | null;
                            };
                            description: {
                                id: string;
                                en: string | null;
                            };
                            place: string;
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            /** @description Put off without a new time: `startsAt` and `endsAt` are the old one */
                            timeOpen: boolean;
                            accreditUntil: string | null;
                            capacity: number | null;
                            contact: string;
                            reason: string | null;
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            version: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "confirm" | "postpone" | "cancel")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/events/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call it off, for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "provisional" | "confirmed" | "postponed" | "cancelled";
                            title: {
                                id: string;
                                en: string | null;
                            };
                            description: {
                                id: string;
                                en: string | null;
                            };
                            place: string;
                            coordinates: {
                                lat: number;
                                lon: number;
                            } | null;
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            /** @description Put off without a new time: `startsAt` and `endsAt` are the old one */
                            timeOpen: boolean;
                            accreditUntil: string | null;
                            capacity: number | null;
                            contact: string;
                            reason: string | null;
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            version: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "confirm" | "postpone" | "cancel")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/journalists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journalists, latest change first */
        get: {
            parameters: {
                query?: {
                    standing?: "applied" | "accredited" | "expired" | "suspended" | "rejected" | "left";
                    outletId?: string;
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            journalists: {
                                /** Format: uuid */
                                id: string;
                                email: string | null;
                                /** @enum {string} */
                                locale: "id" | "en";
                                name: string;
                                outlet: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                position: string;
                                cardNumber: string;
                                proof: string | null;
                                /** @enum {string} */
                                standing: "applied" | "accredited" | "expired" | "suspended" | "rejected" | "left";
                                accreditedAt: string | null;
                                accreditedUntil: string | null;
                                reason: string | null;
                                /** Format: date-time */
                                appliedAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                outletChangedAt: string | null;
                                acts: ("accredit" | "renew" | "reject" | "suspend")[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/journalists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A journalist with what was decided about them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            email: string | null;
                            /** @enum {string} */
                            locale: "id" | "en";
                            name: string;
                            outlet: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            position: string;
                            cardNumber: string;
                            proof: string | null;
                            /** @enum {string} */
                            standing: "applied" | "accredited" | "expired" | "suspended" | "rejected" | "left";
                            accreditedAt: string | null;
                            accreditedUntil: string | null;
                            reason: string | null;
                            /** Format: date-time */
                            appliedAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            outletChangedAt: string | null;
                            acts: ("accredit" | "renew" | "reject" | "suspend")[];
                            history: {
                                /** @enum {string} */
                                act: "apply" | "accredit" | "renew" | "reject" | "suspend" | "change_outlet" | "leave" | "forget";
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                until: string | null;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/journalists/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof that came with the application, to be saved: PDF, JPEG or PNG */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/journalists/{id}/accredit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accredit until a date */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/journalists/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prolong, or lift a suspension */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/journalists/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn an application down */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/journalists/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend; every session ends at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/outlets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outlets by name, with how many journalists each has */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            outlets: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                people: number;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/outlets/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make two names of one outlet one; its people go over */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        intoId: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/enquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What journalists ask, due first */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    state?: "open" | "answered" | "closed";
                    assignedTo?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            enquiries: {
                                /** Format: uuid */
                                id: string;
                                number: string;
                                /** Format: uuid */
                                unitId: string;
                                subject: string;
                                deadlineAt: string | null;
                                /** @enum {string} */
                                state: "open" | "answered" | "closed";
                                assigned: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                answeredAt: string | null;
                                journalist: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    outlet: string;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/enquiries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An enquiry with all that was said, the desk’s notes included */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** Format: uuid */
                            unitId: string;
                            subject: string;
                            deadlineAt: string | null;
                            /** @enum {string} */
                            state: "open" | "answered" | "closed";
                            assigned: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            answeredAt: string | null;
                            journalist: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                outlet: string;
                            };
                            entries: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "question" | "answer" | "note" | "closed";
                                text: string;
                                story: {
                                    ref: string;
                                    /** @enum {string} */
                                    locale: "id" | "en";
                                    headline: string;
                                } | null;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description Whoever may answer it */
                            officers: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/enquiries/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer, naming a published story if one does; the answer is mailed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        story?: {
                            ref: string;
                            /** @enum {string} */
                            locale: "id" | "en";
                        };
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/enquiries/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note for the desk alone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/enquiries/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it to somebody who may answer, or to nobody */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Left out: nobody
                         */
                        personId?: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/enquiries/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it; the journalist reads why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often what a unit and those below it give out was used, and what most */
        get: {
            parameters: {
                query: {
                    measure: "view" | "share" | "download" | "copy";
                    /** @description A day of headquarters' calendar */
                    from: string;
                    /** @description A day of headquarters' calendar */
                    to: string;
                    unitId: string;
                    reader?: "journalist" | "public" | "internal";
                    topic?: string;
                    subject?: "story" | "release" | "asset";
                    outletId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            days: {
                                value: string;
                                count: number;
                            }[];
                            readers: {
                                value: string;
                                count: number;
                            }[];
                            subjects: {
                                value: string;
                                count: number;
                            }[];
                            topics: {
                                value: string;
                                count: number;
                            }[];
                            units: {
                                /** Format: uuid */
                                unitId: string;
                                name: {
                                    id: string;
                                    en: string;
                                };
                                count: number;
                            }[];
                            /** @description Added up: units with fewer than five uses */
                            few: number;
                            outlets: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                count: number;
                            }[];
                            items: {
                                /** @enum {string} */
                                subject: "story" | "release" | "asset";
                                ref: string;
                                /** Format: uuid */
                                unitId: string;
                                unitName: {
                                    id: string;
                                    en: string;
                                };
                                topic: string;
                                count: number;
                                byReader: {
                                    journalist: number;
                                    public: number;
                                    internal: number;
                                };
                                title: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/figures.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table for spreadsheets: one line a figure */
        get: {
            parameters: {
                query: {
                    measure: "view" | "share" | "download" | "copy";
                    /** @description A day of headquarters' calendar */
                    from: string;
                    /** @description A day of headquarters' calendar */
                    to: string;
                    unitId: string;
                    reader?: "journalist" | "public" | "internal";
                    topic?: string;
                    subject?: "story" | "release" | "asset";
                    outletId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What proved wrong, newest first, with how many hold it and have acknowledged it */
        get: {
            parameters: {
                query?: {
                    unitId?: string;
                    /** @description Only those that somebody has not acknowledged */
                    waiting?: boolean;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            corrections: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                subject: "story" | "release" | "asset";
                                /** @enum {string} */
                                act: "corrected" | "withdrawn" | "recalled" | "described" | "subtitled" | "withheld";
                                /** Format: uuid */
                                unitId: string;
                                /** @description Empty where what was recalled must not be repeated; `en` also without an English one */
                                title: {
                                    id: string;
                                    en: string;
                                };
                                note: string;
                                path: string;
                                changes: {
                                    field: string;
                                    before: string;
                                    after: string;
                                }[];
                                /** Format: date-time */
                                at: string;
                                endedAt: string | null;
                                counts: {
                                    holders: number;
                                    told: number;
                                    acknowledged: number;
                                    /** @description Taken by people whom nobody knows, or by keys */
                                    unreached: number;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/corrections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            subject: "story" | "release" | "asset";
                            /** @enum {string} */
                            act: "corrected" | "withdrawn" | "recalled" | "described" | "subtitled" | "withheld";
                            /** Format: uuid */
                            unitId: string;
                            /** @description Empty where what was recalled must not be repeated; `en` also without an English one */
                            title: {
                                id: string;
                                en: string;
                            };
                            note: string;
                            path: string;
                            changes: {
                                field: string;
                                before: string;
                                after: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                            endedAt: string | null;
                            counts: {
                                holders: number;
                                told: number;
                                acknowledged: number;
                                /** @description Taken by people whom nobody knows, or by keys */
                                unreached: number;
                            };
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/corrections/{id}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds it, when and how each was told, and whether they have acknowledged it */
        get: {
            parameters: {
                query?: {
                    state?: "waiting" | "acknowledged";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            holders: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "journalist" | "staff";
                                /** Format: uuid */
                                personId: string;
                                /** @description Empty once they have left */
                                name: string;
                                outlet: string | null;
                                /** @enum {string} */
                                heldBy: "download" | "bookmark";
                                /** Format: date-time */
                                heldSince: string;
                                toldAt: string | null;
                                letter: ("waiting" | "sent" | "shown" | "refused" | "expired") | null;
                                pushed: number;
                                remindedAt: string | null;
                                acknowledgedAt: string | null;
                                acknowledgedIn: ("letter" | "own_page" | "console") | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/corrections/{id}/holders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table for spreadsheets: one line a holder, times in UTC */
        get: {
            parameters: {
                query?: {
                    state?: "waiting" | "acknowledged";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/corrections/{id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write once more to those who have not acknowledged it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            reminded: number;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/own-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What proved wrong of that which one took oneself; what waits comes first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            corrections: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                subject: "story" | "release" | "asset";
                                /** @enum {string} */
                                act: "corrected" | "withdrawn" | "recalled" | "described" | "subtitled" | "withheld";
                                /** Format: uuid */
                                unitId: string;
                                /** @description Empty where what was recalled must not be repeated; `en` also without an English one */
                                title: {
                                    id: string;
                                    en: string;
                                };
                                note: string;
                                path: string;
                                changes: {
                                    field: string;
                                    before: string;
                                    after: string;
                                }[];
                                /** Format: date-time */
                                at: string;
                                endedAt: string | null;
                                /** Format: uuid */
                                holderId: string;
                                /** Format: date-time */
                                heldSince: string;
                                acknowledgedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/own-corrections/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one has read it; `id` is its `holderId` */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases of the units where one manages them, latest change first */
        get: {
            parameters: {
                query?: {
                    state?: "draft" | "published" | "withdrawn" | "recalled";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            releases: {
                                /** Format: uuid */
                                id: string;
                                ref: string;
                                /** @description Path of its public page */
                                path: string;
                                /** @description Where accredited journalists find it before its embargo is over */
                                pressPath: string;
                                /** Format: uuid */
                                unitId: string;
                                timeZone: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "withdrawn" | "recalled";
                                underEmbargo: boolean;
                                number: string;
                                title: {
                                    id: string;
                                    en: string | null;
                                };
                                summary: {
                                    id: string;
                                    en: string | null;
                                };
                                contact: string;
                                embargoUntil: string | null;
                                terms: {
                                    id: string;
                                    en: string | null;
                                };
                                reason: string | null;
                                version: number;
                                publishedAt: string | null;
                                /** Format: date-time */
                                changedAt: string;
                                acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Begin a release */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        title: {
                            id: string;
                            en?: string;
                        };
                        number?: string;
                        summary?: {
                            id: string;
                            en?: string;
                        };
                        contact?: string;
                        /** Format: date-time */
                        embargoUntil?: string;
                        terms?: {
                            id: string;
                            en?: string;
                        };
                        editionIds?: string[];
                        assetIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** @description Where accredited journalists find it before its embargo is over */
                            pressPath: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn" | "recalled";
                            underEmbargo: boolean;
                            number: string;
                            title: {
                                id: string;
                                en: string | null;
                            };
                            summary: {
                                id: string;
                                en: string | null;
                            };
                            contact: string;
                            embargoUntil: string | null;
                            terms: {
                                id: string;
                                en: string | null;
                            };
                            reason: string | null;
                            version: number;
                            publishedAt: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/release-editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published and approved editions that may go into a release */
        get: {
            parameters: {
                query?: {
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editions: {
                                /** Format: uuid */
                                editionId: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "published" | "waiting";
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/releases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A release with what is in it, what was done, who accepted its embargo and who took it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** @description Where accredited journalists find it before its embargo is over */
                            pressPath: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn" | "recalled";
                            underEmbargo: boolean;
                            number: string;
                            title: {
                                id: string;
                                en: string | null;
                            };
                            summary: {
                                id: string;
                                en: string | null;
                            };
                            contact: string;
                            embargoUntil: string | null;
                            terms: {
                                id: string;
                                en: string | null;
                            };
                            reason: string | null;
                            version: number;
                            publishedAt: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                            wording: {
                                id: string;
                                en: string;
                            };
                            editions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                locale: "id" | "en";
                                headline: string;
                                /** @enum {string} */
                                state: "published" | "waiting" | "withdrawn" | "recalled" | "gone";
                            }[];
                            assets: {
                                /** Format: uuid */
                                id: string;
                                ref: string;
                                kind: string;
                                filename: string;
                                caption: string;
                                heldBack: string | null;
                            }[];
                            versions: {
                                number: number;
                                /** @enum {string} */
                                act: "compose" | "change" | "publish" | "correct" | "withdraw" | "recall" | "edition_corrected" | "edition_updated" | "edition_withdrawn" | "edition_recalled" | "asset_hidden" | "asset_shown" | "asset_described";
                                /** @description Empty: it followed what is in it */
                                by: string;
                                /** Format: date-time */
                                at: string;
                                why: string | null;
                                note: string | null;
                            }[];
                            acceptances: {
                                name: string;
                                outlet: string;
                                version: number;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                embargoUntil: string;
                            }[];
                            takers: {
                                name: string;
                                outlet: string;
                                version: number;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a draft */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                        title?: {
                            id: string;
                            en?: string;
                        };
                        number?: string;
                        summary?: {
                            id: string;
                            en?: string;
                        };
                        contact?: string;
                        /** Format: date-time */
                        embargoUntil?: string;
                        terms?: {
                            id: string;
                            en?: string;
                        };
                        editionIds?: string[];
                        assetIds?: string[];
                        liftEmbargo?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** @description Where accredited journalists find it before its embargo is over */
                            pressPath: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn" | "recalled";
                            underEmbargo: boolean;
                            number: string;
                            title: {
                                id: string;
                                en: string | null;
                            };
                            summary: {
                                id: string;
                                en: string | null;
                            };
                            contact: string;
                            embargoUntil: string | null;
                            terms: {
                                id: string;
                                en: string | null;
                            };
                            reason: string | null;
                            version: number;
                            publishedAt: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/hub/releases/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand it to the press, under its embargo if it has one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** @description Where accredited journalists find it before its embargo is over */
                            pressPath: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn" | "recalled";
                            underEmbargo: boolean;
                            number: string;
                            title: {
                                id: string;
                                en: string | null;
                            };
                            summary: {
                                id: string;
                                en: string | null;
                            };
                            contact: string;
                            embargoUntil: string | null;
                            terms: {
                                id: string;
                                en: string | null;
                            };
                            reason: string | null;
                            version: number;
                            publishedAt: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/releases/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change what is published, its embargo included; readers are told why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                        title?: {
                            id: string;
                            en?: string;
                        };
                        number?: string;
                        summary?: {
                            id: string;
                            en?: string;
                        };
                        contact?: string;
                        /** Format: date-time */
                        embargoUntil?: string;
                        terms?: {
                            id: string;
                            en?: string;
                        };
                        editionIds?: string[];
                        assetIds?: string[];
                        liftEmbargo?: boolean;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** @description Where accredited journalists find it before its embargo is over */
                            pressPath: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn" | "recalled";
                            underEmbargo: boolean;
                            number: string;
                            title: {
                                id: string;
                                en: string | null;
                            };
                            summary: {
                                id: string;
                                en: string | null;
                            };
                            contact: string;
                            embargoUntil: string | null;
                            terms: {
                                id: string;
                                en: string | null;
                            };
                            reason: string | null;
                            version: number;
                            publishedAt: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/releases/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw: the page says why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** @description Where accredited journalists find it before its embargo is over */
                            pressPath: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn" | "recalled";
                            underEmbargo: boolean;
                            number: string;
                            title: {
                                id: string;
                                en: string | null;
                            };
                            summary: {
                                id: string;
                                en: string | null;
                            };
                            contact: string;
                            embargoUntil: string | null;
                            terms: {
                                id: string;
                                en: string | null;
                            };
                            reason: string | null;
                            version: number;
                            publishedAt: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub/releases/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recall: nothing but the notice is left */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was seen */
                        version: number;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            ref: string;
                            /** @description Path of its public page */
                            path: string;
                            /** @description Where accredited journalists find it before its embargo is over */
                            pressPath: string;
                            /** Format: uuid */
                            unitId: string;
                            timeZone: string;
                            /** @enum {string} */
                            state: "draft" | "published" | "withdrawn" | "recalled";
                            underEmbargo: boolean;
                            number: string;
                            title: {
                                id: string;
                                en: string | null;
                            };
                            summary: {
                                id: string;
                                en: string | null;
                            };
                            contact: string;
                            embargoUntil: string | null;
                            terms: {
                                id: string;
                                en: string | null;
                            };
                            reason: string | null;
                            version: number;
                            publishedAt: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            acts: ("change" | "publish" | "correct" | "withdraw" | "recall")[];
                        };
                    };
                };
                /** @description A refusal or a fault. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457. `code` is stable; `title` is a sentence for people. */
        Problem: {
            type: string;
            status: number;
            code: string;
            title: string;
            requestId: string;
            faults?: {
                at: string;
                code: string;
                message: string;
            }[];
        };
        /** Asset */
        "def-0": {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            unitId: string;
            filename: string;
            /** @enum {string} */
            kind: "picture" | "video" | "audio" | "document";
            format: string;
            mime: string;
            sha256: string;
            bytes: number;
            width: number | null;
            height: number | null;
            colour: string | null;
            durationMs: number | null;
            pages: number | null;
            cover: number | null;
            uploaderName: string;
            /** @description What the file itself said when it came. */
            foundInside: {
                [key: string]: unknown;
            };
            recordNumber: number;
            /** Format: date-time */
            createdAt: string;
            public: boolean;
            /** @description Why the public may not have it now. */
            heldBack: string | null;
            /** @description For signed-in staff; works before publication. */
            previewUrl: string;
            headline: string;
            caption: string;
            alt: string;
            credit: string;
            creator: string;
            copyright: string;
            /** @description Usage terms, in words. */
            rights: string;
            event: string;
            place: string;
            latitude: number | null;
            longitude: number | null;
            takenAt: string | null;
            /** @description People in public roles only. */
            people: string[];
            topics: string[];
            /** @enum {string} */
            aiUse: "none" | "assisted" | "generated";
            focusX: number | null;
            focusY: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
