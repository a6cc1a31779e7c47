// Made from the description of the API by test/api-description.test.ts, which fails when it is stale. Do not edit.
interface Shapes {
 SegmentRuleInput: {
  field: string;
  op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
  value?: (string | number | boolean) | (string | number | boolean)[];
 } | {
  source: string;
  value: {
   [key: string]: string | number | boolean | null;
  };
 } | {
  segmentId: string;
 } | {
  all: ({
   field: string;
   op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
   value?: (string | number | boolean) | (string | number | boolean)[];
  } | {
   source: string;
   value: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   segmentId: string;
  } | {
   all: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   any: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   not: {
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   };
  })[];
 } | {
  any: ({
   field: string;
   op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
   value?: (string | number | boolean) | (string | number | boolean)[];
  } | {
   source: string;
   value: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   segmentId: string;
  } | {
   all: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   any: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   not: {
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   };
  })[];
 } | {
  not: {
   field: string;
   op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
   value?: (string | number | boolean) | (string | number | boolean)[];
  } | {
   source: string;
   value: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   segmentId: string;
  } | {
   all: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   any: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   not: {
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   };
  };
 };
 QuestionInput: {
  kind: "trends";
  version: 1;
  by?: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range?: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval?: "hour" | "day" | "week" | "month";
  zone?: string | null;
  weekStart?: "monday" | "sunday";
  filters?: ({
   type: "text";
   on?: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on?: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on?: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on?: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on?: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds?: string[];
  breakdown?: ({
   by: "property" | "context";
   name: string;
   top?: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare?: "none" | "period" | "year";
  series: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   name?: string | null;
   measure: {
    kind: "count" | "unique" | "per_actor";
   } | {
    kind: "sum" | "average" | "min" | "max" | "p50" | "p90" | "p95";
    property: string;
   };
  }[];
  formulas?: {
   name?: string | null;
   formula: string;
  }[];
  rolling?: number | null;
  cumulative?: boolean;
 } | {
  kind: "funnel";
  version: 1;
  by?: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range?: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval?: "hour" | "day" | "week" | "month";
  zone?: string | null;
  weekStart?: "monday" | "sunday";
  filters?: ({
   type: "text";
   on?: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on?: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on?: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on?: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on?: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds?: string[];
  breakdown?: ({
   by: "property" | "context";
   name: string;
   top?: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare?: "none" | "period" | "year";
  steps: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   name?: string | null;
  }[];
  order?: "ordered" | "strict";
  windowSeconds?: number;
  exclusions?: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   fromStep: number;
   toStep: number;
  }[];
  times?: boolean;
 } | {
  kind: "retention";
  version: 1;
  by?: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range?: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval?: "hour" | "day" | "week" | "month";
  zone?: string | null;
  weekStart?: "monday" | "sunday";
  filters?: ({
   type: "text";
   on?: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on?: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on?: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on?: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on?: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds?: string[];
  breakdown?: ({
   by: "property" | "context";
   name: string;
   top?: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare?: "none" | "period" | "year";
  start: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
  comeBack: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
  cohorts?: "first_time" | "recurring";
  counting?: "n_day" | "unbounded" | "bracket";
  brackets?: number[] | null;
  intervals?: number;
  atLeast?: number;
 } | {
  kind: "lifecycle";
  version: 1;
  by?: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range?: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval?: "hour" | "day" | "week" | "month";
  zone?: string | null;
  weekStart?: "monday" | "sunday";
  filters?: ({
   type: "text";
   on?: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on?: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on?: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on?: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on?: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds?: string[];
  breakdown?: ({
   by: "property" | "context";
   name: string;
   top?: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare?: "none" | "period" | "year";
  event: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
 } | {
  kind: "stickiness";
  version: 1;
  by?: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range?: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval?: "hour" | "day" | "week" | "month";
  zone?: string | null;
  weekStart?: "monday" | "sunday";
  filters?: ({
   type: "text";
   on?: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on?: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on?: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on?: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on?: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds?: string[];
  breakdown?: ({
   by: "property" | "context";
   name: string;
   top?: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare?: "none" | "period" | "year";
  event: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
 } | {
  kind: "cohort";
  version: 1;
  by?: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range?: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval?: "hour" | "day" | "week" | "month";
  zone?: string | null;
  weekStart?: "monday" | "sunday";
  filters?: ({
   type: "text";
   on?: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on?: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on?: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on?: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on?: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds?: string[];
  breakdown?: ({
   by: "property" | "context";
   name: string;
   top?: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare?: "none" | "period" | "year";
  match?: "all" | "any";
  conditions: {
   events: string[] | null;
   filters?: ({
    type: "text";
    on?: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on?: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on?: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on?: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on?: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   times: {
    op: "at_least" | "at_most" | "exactly";
    count: number;
   };
  }[];
 };
 ProblemDetailsInput: {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  issues?: {
   path: string;
   code: string;
   message: string;
  }[];
  requestId?: string;
 };
 SegmentRule: {
  field: string;
  op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
  value?: (string | number | boolean) | (string | number | boolean)[];
 } | {
  source: string;
  value: {
   [key: string]: string | number | boolean | null;
  };
 } | {
  segmentId: string;
 } | {
  all: ({
   field: string;
   op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
   value?: (string | number | boolean) | (string | number | boolean)[];
  } | {
   source: string;
   value: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   segmentId: string;
  } | {
   all: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   any: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   not: {
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   };
  })[];
 } | {
  any: ({
   field: string;
   op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
   value?: (string | number | boolean) | (string | number | boolean)[];
  } | {
   source: string;
   value: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   segmentId: string;
  } | {
   all: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   any: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   not: {
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   };
  })[];
 } | {
  not: {
   field: string;
   op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
   value?: (string | number | boolean) | (string | number | boolean)[];
  } | {
   source: string;
   value: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   segmentId: string;
  } | {
   all: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   any: ({
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   })[];
  } | {
   not: {
    field: string;
    op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
    value?: (string | number | boolean) | (string | number | boolean)[];
   } | {
    source: string;
    value: {
     [key: string]: string | number | boolean | null;
    };
   } | {
    segmentId: string;
   } | {
    all: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    any: ({
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    })[];
   } | {
    not: {
     field: string;
     op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
     value?: (string | number | boolean) | (string | number | boolean)[];
    } | {
     source: string;
     value: {
      [key: string]: string | number | boolean | null;
     };
    } | {
     segmentId: string;
    } | {
     all: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     any: ({
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     })[];
    } | {
     not: {
      field: string;
      op: "is" | "is_not" | "in" | "contains" | "starts_with" | "at_least" | "at_most" | "on_or_after" | "before" | "known" | "unknown";
      value?: (string | number | boolean) | (string | number | boolean)[];
     } | {
      source: string;
      value: {
       [key: string]: string | number | boolean | null;
      };
     } | {
      segmentId: string;
     };
    };
   };
  };
 };
 Question: {
  kind: "trends";
  version: 1;
  by: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval: "hour" | "day" | "week" | "month";
  zone: string | null;
  weekStart: "monday" | "sunday";
  filters: ({
   type: "text";
   on: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds: string[];
  breakdown: ({
   by: "property" | "context";
   name: string;
   top: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare: "none" | "period" | "year";
  series: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   name: string | null;
   measure: {
    kind: "count" | "unique" | "per_actor";
   } | {
    kind: "sum" | "average" | "min" | "max" | "p50" | "p90" | "p95";
    property: string;
   };
  }[];
  formulas: {
   name: string | null;
   formula: string;
  }[];
  rolling: number | null;
  cumulative: boolean;
 } | {
  kind: "funnel";
  version: 1;
  by: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval: "hour" | "day" | "week" | "month";
  zone: string | null;
  weekStart: "monday" | "sunday";
  filters: ({
   type: "text";
   on: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds: string[];
  breakdown: ({
   by: "property" | "context";
   name: string;
   top: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare: "none" | "period" | "year";
  steps: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   name: string | null;
  }[];
  order: "ordered" | "strict";
  windowSeconds: number;
  exclusions: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   fromStep: number;
   toStep: number;
  }[];
  times: boolean;
 } | {
  kind: "retention";
  version: 1;
  by: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval: "hour" | "day" | "week" | "month";
  zone: string | null;
  weekStart: "monday" | "sunday";
  filters: ({
   type: "text";
   on: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds: string[];
  breakdown: ({
   by: "property" | "context";
   name: string;
   top: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare: "none" | "period" | "year";
  start: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
  comeBack: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
  cohorts: "first_time" | "recurring";
  counting: "n_day" | "unbounded" | "bracket";
  brackets: number[] | null;
  intervals: number;
  atLeast: number;
 } | {
  kind: "lifecycle";
  version: 1;
  by: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval: "hour" | "day" | "week" | "month";
  zone: string | null;
  weekStart: "monday" | "sunday";
  filters: ({
   type: "text";
   on: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds: string[];
  breakdown: ({
   by: "property" | "context";
   name: string;
   top: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare: "none" | "period" | "year";
  event: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
 } | {
  kind: "stickiness";
  version: 1;
  by: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval: "hour" | "day" | "week" | "month";
  zone: string | null;
  weekStart: "monday" | "sunday";
  filters: ({
   type: "text";
   on: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds: string[];
  breakdown: ({
   by: "property" | "context";
   name: string;
   top: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare: "none" | "period" | "year";
  event: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
  };
 } | {
  kind: "cohort";
  version: 1;
  by: "person" | "account";
  /**
  * @default {
  *       "kind": "last",
  *       "count": 30,
  *       "unit": "day"
  *     }
  */
  range: {
   kind: "last";
   count: number;
   unit: "hour" | "day" | "week" | "month";
  } | {
   kind: "between";
   from: string;
   to: string;
  } | {
   kind: "since";
   from: string;
  };
  interval: "hour" | "day" | "week" | "month";
  zone: string | null;
  weekStart: "monday" | "sunday";
  filters: ({
   type: "text";
   on: "property" | "context";
   name: string;
   op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
   values: string[];
  } | {
   type: "number";
   on: "property" | "context";
   name: string;
   op: "equals" | "above" | "at_least" | "below" | "at_most";
   value: number;
  } | {
   type: "boolean";
   on: "property" | "context";
   name: string;
   value: boolean;
  } | {
   type: "time";
   on: "property" | "context";
   name: string;
   op: "before" | "on_or_after";
   value: string;
  } | {
   type: "any";
   on: "property" | "context";
   name: string;
   op: "known" | "unknown";
  })[];
  segmentIds: string[];
  breakdown: ({
   by: "property" | "context";
   name: string;
   top: number;
  } | {
   by: "segment";
   segmentIds: string[];
  }) | null;
  compare: "none" | "period" | "year";
  match: "all" | "any";
  conditions: {
   events: string[] | null;
   filters: ({
    type: "text";
    on: "property" | "context";
    name: string;
    op: "is" | "is_not" | "contains" | "not_contains" | "starts_with" | "ends_with";
    values: string[];
   } | {
    type: "number";
    on: "property" | "context";
    name: string;
    op: "equals" | "above" | "at_least" | "below" | "at_most";
    value: number;
   } | {
    type: "boolean";
    on: "property" | "context";
    name: string;
    value: boolean;
   } | {
    type: "time";
    on: "property" | "context";
    name: string;
    op: "before" | "on_or_after";
    value: string;
   } | {
    type: "any";
    on: "property" | "context";
    name: string;
    op: "known" | "unknown";
   })[];
   times: {
    op: "at_least" | "at_most" | "exactly";
    count: number;
   };
  }[];
 };
 ProblemDetails: {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  issues?: {
   path: string;
   code: string;
   message: string;
  }[];
  requestId?: string;
 };
 "DELETE /api/v1/workspaces/{}/accounts/{}/states query": {
  aspect: "stage" | "plan";
  from: string;
 };
 Shapef462f8f3: {
  aspect: "stage" | "plan";
  from: string;
  value: string | null;
  toldBy: "member" | "import";
 };
 Shapef3871274: {
  items: Shapes["Shapef462f8f3"][];
 };
 "DELETE /api/v1/workspaces/{}/accounts/{}/states answer": Shapes["Shapef3871274"];
 Shapea48cfe06: {
  currency: string;
  day: string;
  rate: number;
  source: string | null;
 };
 "DELETE /api/v1/workspaces/{}/exchange-rates/{}/{} answer": Shapes["Shapea48cfe06"];
 Shaped9bdc75e: {
  alertId: string;
  name: string;
  insightName: string;
 };
 Shape095f62c6: {
  items: Shapes["Shaped9bdc75e"][];
 };
 "DELETE /api/v1/workspaces/{}/problems/{}/alerts/{} answer": Shapes["Shape095f62c6"];
 Shape710e53b3: {
  kind: "trends";
  series: number;
  figure: "total" | "mean";
 };
 Shapedbb8f2c5: {
  kind: "funnel";
  step: number | null;
  figure: "share" | "came" | "dropped";
 };
 Shape202ded1d: {
  kind: "retention";
  column: number;
  figure: "share" | "came";
 };
 Shape28aadaf3: {
  kind: "lifecycle";
  status: "new" | "returning" | "resurrected" | "dormant";
 };
 Shape83a0e51b: {
  kind: "stickiness";
  intervals: number;
  figure: "share" | "came";
 };
 Shape915d4616: {
  kind: "insight";
  insightId: string;
  reduction: Shapes["Shape710e53b3"] | Shapes["Shapedbb8f2c5"] | Shapes["Shape202ded1d"] | Shapes["Shape28aadaf3"] | Shapes["Shape83a0e51b"] | {
   kind: "cohort";
  };
 };
 Shape8bc433f4: {
  kind: "metric";
  metricId: string;
 };
 Shape1dffc89a: {
  problemId: string;
  source: (Shapes["Shape915d4616"] | Shapes["Shape8bc433f4"]) | null;
  sourceName: string | null;
  people: number | null;
  from: string | null;
  to: string | null;
  measuredAt: string | null;
 };
 "DELETE /api/v1/workspaces/{}/problems/{}/reach-source answer": Shapes["Shape1dffc89a"];
 "DELETE /api/v1/workspaces/{}/products/{}/playbook/{} query": {
  businessModel: "b2c" | "b2b" | "hybrid";
 };
 Shapedd4fbb79: {
  b2c: {
   value: unknown;
   words: string;
  };
  b2b: {
   value: unknown;
   words: string;
  };
  hybrid: {
   value: unknown;
   words: string;
  };
 };
 Shape1b1496ad: {
  value: unknown;
  words: string | null;
  ignored: string | null;
  reason: string;
  memberId: string;
  memberName: string;
  setAt: string;
  version: number;
 };
 Shape17d0a80a: {
  b2c: Shapes["Shape1b1496ad"] | null;
  b2b: Shapes["Shape1b1496ad"] | null;
  hybrid: Shapes["Shape1b1496ad"] | null;
 };
 Shapecb12fd1c: {
  value: unknown;
  words: string;
  from: "default" | "override";
 };
 Shapea3cb51a6: {
  text: string;
  url?: string;
  date: string;
  assumed: boolean;
 };
 Shape015c53f2: {
  key: string;
  area: "people" | "problems" | "expertise" | "ownership" | "acquisition" | "releases" | "success";
  title: string;
  question: string;
  defaults: Shapes["Shapedd4fbb79"];
  overrides: Shapes["Shape17d0a80a"];
  effective: Shapes["Shapecb12fd1c"];
  decides: ("b2c" | "b2b" | "hybrid")[];
  source: Shapes["Shapea3cb51a6"];
  takesEffect: "now" | ("people" | "problems" | "expertise" | "ownership" | "acquisition" | "releases" | "success");
  mayOverride: boolean;
  version: number;
 };
 "DELETE /api/v1/workspaces/{}/products/{}/playbook/{} answer": Shapes["Shape015c53f2"];
 "GET /api/v1/invitations/{} answer": {
  workspaceName: string;
  role: "admin" | "product_manager" | "contributor" | "viewer";
  function: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
  email: string | null;
  expiresAt: string;
 };
 "GET /api/v1/session answer": {
  user: {
   id: string;
   name: string;
   email: string;
  };
  sendsMail: boolean;
  workspaces: {
   id: string;
   name: string;
   currency: string;
   timeZone: string;
   memberId: string;
   memberName: string;
   role: "admin" | "product_manager" | "contributor" | "viewer";
   function: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
   permissions: ("read" | "capture" | "edit" | "decide" | "import" | "export" | "administer")[];
   settings: {
    timeZone: string | null;
    locale: string | null;
    theme: ("light" | "dark" | "system") | null;
    mailChoice: "at_once" | "daily" | "off";
   };
   products: {
    id: string;
    name: string;
    businessModel: "b2c" | "b2b" | "hybrid";
   }[];
  }[];
 };
 "GET /api/v1/sessions answer": {
  items: {
   id: string;
   isThisOne: boolean;
   device: string | null;
   address: string | null;
   createdAt: string;
   lastSeenAt: string;
   expiresAt: string;
  }[];
 };
 "GET /api/v1/setup answer": {
  needsFirstMember: boolean;
  sendsMail: boolean;
 };
 Shape61a12df0: {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  version: number;
  createdAt: string;
  updatedAt: string;
 };
 "GET /api/v1/workspaces/{} answer": Shapes["Shape61a12df0"];
 "GET /api/v1/workspaces/{}/accounts query": {
  cursor?: string;
  limit?: number;
  q?: string;
  stage?: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
  plan?: string;
  industry?: string;
  country?: string;
  stewardId?: string | "none";
  segmentId?: string;
  productId?: string;
  archived?: boolean;
  asOf?: string;
  sort?: "name" | "revenue" | "renewal" | "updated";
  direction?: "asc" | "desc";
 };
 Shaped514ddd2: {
  amountMinor: number;
  currency: string;
 };
 Shapedbc965b7: {
  minor: number;
  unknownCurrencies: string[];
 };
 "GET /api/v1/workspaces/{}/accounts answer": {
  items: {
   id: string;
   no: number;
   name: string;
   domains: string[];
   parentId: string | null;
   familyId: string;
   industry: string | null;
   country: string | null;
   region: string | null;
   employees: number | null;
   ownTurnover: Shapes["Shaped514ddd2"] | null;
   timeZone: string | null;
   locale: string | null;
   plan: string | null;
   stage: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
   seats: number | null;
   stewardId: string | null;
   attributes: {
    [key: string]: string | number | boolean | null;
   };
   assumed: {
    [key: string]: string;
   };
   mergedInto: string | null;
   observed: boolean;
   version: number;
   createdAt: string;
   updatedAt: string;
   archivedAt: string | null;
   recurringRevenue: Shapes["Shapedbc965b7"];
   nextRenewalOn: string | null;
   stewardName: string | null;
   people: number;
  }[];
  nextCursor: string | null;
  currency: string;
  asOf: string;
 };
 "GET /api/v1/workspaces/{}/accounts/values answer": {
  plans: string[];
  industries: string[];
  countries: string[];
 };
 Shaped27bda12: {
  id: string;
  no: number;
  name: string;
  domains: string[];
  parentId: string | null;
  familyId: string;
  industry: string | null;
  country: string | null;
  region: string | null;
  employees: number | null;
  ownTurnover: Shapes["Shaped514ddd2"] | null;
  timeZone: string | null;
  locale: string | null;
  plan: string | null;
  stage: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
  seats: number | null;
  stewardId: string | null;
  attributes: {
   [key: string]: string | number | boolean | null;
  };
  assumed: {
   [key: string]: string;
  };
  mergedInto: string | null;
  observed: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/accounts/{} answer": Shapes["Shaped27bda12"];
 Shape1575df09: {
  day: string;
  events: number;
  actors: number;
 };
 Shape5cd1df2f: {
  from: string;
  to: string;
  days: Shapes["Shape1575df09"][];
  events: {
   name: string;
   events: number;
  }[];
  actors: number;
  firstAt: string | null;
  lastAt: string | null;
 };
 "GET /api/v1/workspaces/{}/accounts/{}/activity answer": Shapes["Shape5cd1df2f"];
 "GET /api/v1/workspaces/{}/accounts/{}/events query": {
  cursor?: string;
  limit?: number;
 };
 Shape05c9e31b: {
  event: string;
  at: string;
  sourceName: string | null;
  person: {
   id: string;
   name: string;
  } | null;
  properties: {
   [key: string]: unknown;
  };
 };
 Shape61077348: {
  items: Shapes["Shape05c9e31b"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/accounts/{}/events answer": Shapes["Shape61077348"];
 "GET /api/v1/workspaces/{}/accounts/{}/evidence query": {
  cursor?: string;
  limit?: number;
 };
 Shapea522ad23: {
  id: string;
  productId: string;
  kind: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  title: string;
  quote: string;
  occurredAt: string;
  person: {
   id: string;
   name: string;
  } | null;
  account: {
   id: string;
   name: string;
  } | null;
  unnamedPeople: number;
  source: string;
  sourceUrl: string | null;
  sentiment: number | null;
  tags: string[];
  triage: "waiting" | "attached" | "parked";
  parkedReason: string | null;
  accountUnclear: boolean;
  version: number;
  archivedAt: string | null;
  problems: {
   id: string;
   title: string;
  }[];
 };
 Shape468d768d: {
  items: Shapes["Shapea522ad23"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/accounts/{}/evidence answer": Shapes["Shape468d768d"];
 "GET /api/v1/workspaces/{}/accounts/{}/history query": {
  cursor?: string;
  limit?: number;
 };
 Shape3a2c79c6: {
  kind: string;
  id: string;
  name: string;
 };
 Shape280da9b1: {
  id: string;
  at: string;
  event: string;
  actor: Shapes["Shape3a2c79c6"];
  subject: {
   kind: string;
   id: string;
  };
  before: {
   [key: string]: unknown;
  } | null;
  after: {
   [key: string]: unknown;
  } | null;
 };
 Shapee6de1a2c: {
  items: Shapes["Shape280da9b1"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/accounts/{}/history answer": Shapes["Shapee6de1a2c"];
 "GET /api/v1/workspaces/{}/accounts/{}/page query": {
  asOf?: string;
  months?: number;
 };
 Shapec9002972: {
  changeClass: "any" | "security" | "fix" | "minor" | "major" | "breaking" | "retirement";
  days: number;
 };
 Shape2ba03297: {
  kind: "data_location" | "service_level" | "freeze" | "security" | "price" | "termination" | "other";
  text: string;
  reference: string | null;
 };
 Shaped8c3369c: {
  id: string;
  accountId: string;
  accountName: string;
  start: string;
  end: string | null;
  renewalOn: string | null;
  noticeClauses: Shapes["Shapec9002972"][];
  clauses: Shapes["Shape2ba03297"][];
  reference: string | null;
  source: string | null;
  assumed: {
   [key: string]: string;
  };
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 Shape7f1d1ea0: {
  id: string;
  personId: string;
  personName: string | null;
  personEmail: string | null;
  accountId: string;
  accountName: string;
  productId: string | null;
  dealId: string | null;
  role: "economic_buyer" | "decision_maker" | "champion" | "executive_sponsor" | "technical_evaluator" | "procurement" | "legal_security" | "admin" | "end_user" | "influencer" | "blocker" | "coach";
  influence: number | null;
  interest: number | null;
  legitimacy: number | null;
  urgency: number | null;
  stance: number | null;
  currentEngagement: ("unaware" | "resistant" | "neutral" | "supportive" | "leading") | null;
  desiredEngagement: ("unaware" | "resistant" | "neutral" | "supportive" | "leading") | null;
  evidenceId: string | null;
  reason: string | null;
  from: string | null;
  to: string | null;
  status: "proposed" | "confirmed";
  proposedBy: string | null;
  confirmedBy: string | null;
  confirmedAt: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 Shape7eaa2b21: {
  id: string;
  personId: string;
  personName: string | null;
  personEmail: string | null;
  accountId: string;
  accountName: string;
  title: string | null;
  activeFrom: string | null;
  activeTo: string | null;
  observed: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 Shapec74ae4b9: {
  id: string;
  accountId: string | null;
  accountName: string | null;
  productId: string | null;
  name: string;
  amount: Shapes["Shaped514ddd2"] | null;
  period: "month" | "year" | "once";
  stage: string | null;
  status: "open" | "won" | "lost";
  probability: number | null;
  openedOn: string | null;
  closeOn: string | null;
  closedOn: string | null;
  lostReason: string | null;
  stewardId: string | null;
  source: string | null;
  assumed: {
   [key: string]: string;
  };
  attributes: {
   [key: string]: string | number | boolean | null;
  };
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 Shape771444f7: {
  id: string;
  name: string;
  stage: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
  recurringRevenue: Shapes["Shapedbc965b7"];
 };
 Shape401aafd0: {
  source: string;
  externalId: string;
 };
 "GET /api/v1/workspaces/{}/accounts/{}/page answer": {
  asOf: string;
  currency: string;
  limit: number;
  account: Shapes["Shaped27bda12"];
  lastSeenAt: string | null;
  stewardName: string | null;
  revenue: {
   now: Shapes["Shapedbc965b7"];
   ofFamily: Shapes["Shapedbc965b7"];
   byProduct: {
    minor: number;
    unknownCurrencies: string[];
    productId: string | null;
    productName: string | null;
   }[];
   byMonth: {
    minor: number;
    unknownCurrencies: string[];
    day: string;
    lines: number;
    accounts: number;
   }[];
  };
  clock: {
   nextOn: string | null;
   days: number | null;
   passedOn: string | null;
  };
  contracts: Shapes["Shaped8c3369c"][];
  roles: Shapes["Shape7f1d1ea0"][];
  memberships: Shapes["Shape7eaa2b21"][];
  deals: Shapes["Shapec74ae4b9"][];
  family: {
   root: Shapes["Shape771444f7"] | null;
   parent: Shapes["Shape771444f7"] | null;
   children: Shapes["Shape771444f7"][];
  };
  states: Shapes["Shapef462f8f3"][];
  externalRefs: Shapes["Shape401aafd0"][];
  counts: {
   memberships: number;
   roles: number;
   contracts: number;
   deals: number;
   revenueLines: number;
   children: number;
  };
 };
 "GET /api/v1/workspaces/{}/accounts/{}/problems query": {
  cursor?: string;
  limit?: number;
 };
 Shape5544a92f: {
  importance: 0 | 1 | 2 | 3;
  reason: "grow" | "protect" | "neither";
 };
 Shapee732e702: {
  id: string;
  productId: string;
  title: string;
  status: "heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged";
  importance: 0 | 1 | 2 | 3;
  reason: "grow" | "protect" | "neither";
  evidence: number;
  lastOccurredAt: string | null;
  teamValue: Shapes["Shape5544a92f"] | null;
  valueAtStake: number | null;
 };
 Shaped04848ae: {
  items: Shapes["Shapee732e702"][];
  nextCursor: string | null;
  complete: boolean;
  currency: string;
 };
 "GET /api/v1/workspaces/{}/accounts/{}/problems answer": Shapes["Shaped04848ae"];
 Shapec02d8d74: {
  amountMinor: number;
  currency: string;
  period: "month" | "year" | "once";
 };
 Shape89343dee: {
  id: string;
  problemId: string;
  accountId: string;
  cost: Shapes["Shapec02d8d74"] | null;
  neededBy: string | null;
  why: string | null;
  saidByPersonId: string | null;
  saidInRole: string | null;
  evidenceId: string | null;
  isCustomer: boolean;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  account: {
   id: string;
   name: string;
  };
  saidBy: {
   id: string;
   name: string;
  } | null;
  asksForAnswer: boolean;
 };
 Shapee2add7eb: {
  items: Shapes["Shape89343dee"][];
 };
 "GET /api/v1/workspaces/{}/accounts/{}/stakes answer": Shapes["Shapee2add7eb"];
 Shapeab6ea209: {
  kind: "above" | "below";
  threshold: number;
 };
 Shape69847fc9: {
  kind: "rises" | "falls";
  by: number;
  unit: "percent" | "points";
 };
 Shape11959955: {
  from: string;
  to: string;
  value: number | null;
  n: number | null;
  low: number | null;
  high: number | null;
 };
 Shapeba8a6bf0: {
  id: string;
  alertId: string;
  verdict: "crossed" | "stays" | "clear" | "too_few";
  figure: Shapes["Shape11959955"];
  before: Shapes["Shape11959955"] | null;
  text: string;
  checkedAt: string;
 };
 Shape6fe9458d: {
  id: string;
  productId: string;
  name: string;
  watched: Shapes["Shape915d4616"] | Shapes["Shape8bc433f4"];
  watchedName: string;
  condition: Shapes["Shapeab6ea209"] | Shapes["Shape69847fc9"];
  period: "day" | "week" | "month";
  minimumN: number;
  steward: {
   id: string;
   name: string;
  } | null;
  lastCheck: Shapes["Shapeba8a6bf0"] | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/alerts/{} answer": Shapes["Shape6fe9458d"];
 "GET /api/v1/workspaces/{}/alerts/{}/checks query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/alerts/{}/checks answer": {
  items: Shapes["Shapeba8a6bf0"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/alerts/{}/problems answer": {
  items: {
   problemId: string;
   title: string;
  }[];
 };
 "GET /api/v1/workspaces/{}/api-keys query": {
  cursor?: string;
  limit?: number;
  revoked?: boolean;
 };
 Shape0deadf74: {
  id: string;
  name: string;
  start: string;
  scopes: ("read" | "capture" | "edit" | "decide" | "import" | "export" | "administer")[];
  memberId: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
 };
 "GET /api/v1/workspaces/{}/api-keys answer": {
  items: Shapes["Shape0deadf74"][];
  nextCursor: string | null;
 };
 Shape01da9a53: {
  cursor?: string;
  limit?: number;
  subjectKind?: string;
  subjectId?: string;
  actorId?: string;
  event?: string;
  from?: string;
  until?: string;
 };
 "GET /api/v1/workspaces/{}/audit query": Shapes["Shape01da9a53"];
 "GET /api/v1/workspaces/{}/audit answer": {
  items: {
   id: string;
   at: string;
   event: string;
   actor: {
    kind: "member" | "key" | "system";
    id: string;
    name: string;
   };
   subject: {
    kind: string;
    id: string;
   };
   before: {
    [key: string]: unknown;
   } | null;
   after: {
    [key: string]: unknown;
   } | null;
   via: string;
   requestId: string;
   address: string | null;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/audit.csv query": Shapes["Shape01da9a53"];
 "GET /api/v1/workspaces/{}/comments query": {
  subjectKind: "problem" | "evidence" | "account" | "person";
  subjectId: string;
  cursor?: string;
  limit?: number;
 };
 Shapec1b15d6e: {
  memberId: string;
  name: string;
  isFormer: boolean;
 };
 Shapee69a6065: {
  id: string;
  subjectKind: "problem" | "evidence" | "account" | "person";
  subjectId: string;
  body: string;
  mentions: Shapes["Shapec1b15d6e"][];
  memberId: string;
  memberName: string;
  version: number;
  createdAt: string;
  updatedAt: string;
 };
 "GET /api/v1/workspaces/{}/comments answer": {
  items: Shapes["Shapee69a6065"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/contracts query": {
  cursor?: string;
  limit?: number;
  accountId?: string;
  renewsFrom?: string;
  renewsTo?: string;
  archived?: boolean;
 };
 "GET /api/v1/workspaces/{}/contracts answer": {
  items: Shapes["Shaped8c3369c"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/contracts/{} answer": Shapes["Shaped8c3369c"];
 "GET /api/v1/workspaces/{}/customer-base query": {
  productId?: string;
  asOf?: string;
  months?: number;
 };
 "GET /api/v1/workspaces/{}/customer-base answer": {
  asOf: string;
  currency: string;
  now: Shapes["Shapedbc965b7"];
  byMonth: {
   minor: number;
   unknownCurrencies: string[];
   day: string;
   lines: number;
   accounts: number;
   monthMinor: number;
  }[];
  accountsByStage: {
   prospect: number;
   onboarding: number;
   active: number;
   at_risk: number;
   churned: number;
  };
  persons: number;
  personsWithoutAccount: number;
  renewals: {
   accounts: number;
   recurringRevenue: Shapes["Shapedbc965b7"];
  };
 };
 "GET /api/v1/workspaces/{}/deals query": {
  cursor?: string;
  limit?: number;
  q?: string;
  accountId?: string | "none";
  productId?: string | "none";
  status?: "open" | "won" | "lost";
  stage?: string;
  openOn?: string;
  archived?: boolean;
  sort?: "name" | "close" | "updated";
  direction?: "asc" | "desc";
 };
 "GET /api/v1/workspaces/{}/deals answer": {
  items: Shapes["Shapec74ae4b9"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/deals/{} answer": Shapes["Shapec74ae4b9"];
 "GET /api/v1/workspaces/{}/duplicates query": {
  cursor?: string;
  limit?: number;
  kind: "account" | "person";
 };
 "GET /api/v1/workspaces/{}/duplicates answer": {
  items: {
   because: "domain" | "name";
   value: string;
   records: {
    id: string;
    name: string;
    detail: string | null;
   }[];
   count: number;
  }[];
  nextCursor: string | null;
 };
 Shape8275877a: {
  value: string | null;
  mark: "known" | "reconstructed" | "unknown";
 };
 Shape47441492: {
  yearMinor: number | null;
  currency: string;
  mark: "known" | "reconstructed" | "unknown";
  unknownCurrencies: string[];
 };
 Shape1e88aff2: {
  id: string;
  stage: Shapes["Shape8275877a"];
  plan: Shapes["Shape8275877a"];
  revenue: Shapes["Shape47441492"];
 };
 Shape364d294f: {
  role: string;
  accountId: string | null;
  influence: number | null;
 };
 Shaped585481d: {
  held: Shapes["Shape364d294f"][];
  mark: "known" | "reconstructed" | "unknown";
 };
 Shape6829564b: {
  day: string;
  mark: "known" | "reconstructed" | "unknown";
  account: Shapes["Shape1e88aff2"] | null;
  roles: Shapes["Shaped585481d"];
 };
 "GET /api/v1/workspaces/{}/evidence/{} answer": {
  id: string;
  productId: string;
  kind: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  title: string;
  body: string;
  occurredAt: string;
  personId: string | null;
  accountId: string | null;
  unnamedPeople: number;
  source: string;
  sourceUrl: string | null;
  externalId: string | null;
  sentiment: number | null;
  tags: string[];
  fields: {
   [key: string]: unknown;
  };
  snapshot: Shapes["Shape6829564b"] | null;
  triage: "waiting" | "attached" | "parked";
  parkedReason: string | null;
  accountUnclear: boolean;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  person: {
   id: string;
   name: string;
  } | null;
  account: {
   id: string;
   name: string;
  } | null;
  now: {
   account: {
    stage: string | null;
    plan: string | null;
    revenueYearMinor: number | null;
    currency: string | null;
   } | null;
   roles: Shapes["Shape364d294f"][];
  };
  problems: {
   evidenceId: string;
   problemId: string;
   importance: 0 | 1 | 2 | 3;
   reason: "grow" | "protect" | "neither";
   valuedBy: "person" | "team";
   valuedAt: string;
   title: string;
   status: string;
  }[];
  accountChoices: {
   id: string;
   name: string;
  }[];
 };
 "GET /api/v1/workspaces/{}/evidence/{}/suggestions answer": {
  assumed: Shapes["Shape5544a92f"];
  belongsTo: {
   id: string;
   title: string;
   status: string;
   likeness: number;
   words: string[];
  }[];
  sameAs: {
   id: string;
   title: string;
   occurredAt: string;
   likeness: number;
   problems: {
    id: string;
    title: string;
   }[];
  }[];
 };
 "GET /api/v1/workspaces/{}/exchange-rates query": {
  cursor?: string;
  limit?: number;
  currency?: string;
 };
 "GET /api/v1/workspaces/{}/exchange-rates answer": {
  items: Shapes["Shapea48cfe06"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/export answer": {
  items: {
   noun: "workspace" | "members" | "products" | "sources" | "rejected_events" | "fact_imports" | "policy_overrides" | "north_stars" | "objectives" | "key_results" | "measurements" | "value_promises" | "metrics" | "metric_definitions" | "metric_figures" | "insights" | "alerts" | "alert_checks" | "annotations" | "accounts" | "account_states" | "persons" | "memberships" | "exchange_rates" | "revenue_lines" | "contracts" | "deals" | "stakeholder_roles" | "segments" | "external_refs" | "distinct_ids" | "account_keys" | "people_merges" | "problems" | "evidence" | "evidence_links" | "team_values" | "stated_stakes" | "deadline_facts" | "deadline_answers" | "problem_merges" | "problem_merge_moves" | "reach_sources" | "reach_figures" | "problem_alerts" | "outcomes" | "outcome_predictions" | "outcome_measurements" | "comments" | "saved_views" | "imports" | "audit_events";
   label: string;
   about: string;
   columns: string[];
  }[];
 };
 Shape59f374e1: {
  event: {
   column: string;
  } | {
   name: string;
  };
  time: string;
  dateOrder?: "ymd" | "dmy" | "mdy";
  zone?: string;
  userId?: string;
  anonymousId?: string;
  groupId?: string;
  messageId?: string;
  properties?: string[];
 };
 Shape37df22c5: {
  id: string;
  sourceId: string;
  fileName: string;
  kind: "csv" | "ndjson" | "parquet";
  bytes: number;
  columns: string[];
  status: "uploading" | "uploaded" | "running" | "done" | "failed" | "cancelled";
  mapping: Shapes["Shape59f374e1"] | null;
  rowsDone: number;
  bytesRead: number;
  taken: number;
  duplicates: number;
  rejected: number;
  unreadable: number;
  problems: {
   row: number;
   message: string;
  }[];
  failure: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/fact-imports/{} answer": Shapes["Shape37df22c5"];
 "GET /api/v1/workspaces/{}/facts/events.ndjson query": {
  from?: string;
  to?: string;
 };
 Shape3e03fd90: {
  workspaceId: string;
  months: number | null;
 };
 "GET /api/v1/workspaces/{}/facts/retention answer": Shapes["Shape3e03fd90"];
 "GET /api/v1/workspaces/{}/import-kinds answer": {
  items: {
   kind: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem";
   label: string;
   plural: string;
   byProduct: boolean;
   atLeastOne: string[][];
   fields: {
    key: string;
    label: string;
    type: "line" | "text" | "integer" | "decimal" | "share" | "money" | "currency" | "day" | "instant" | "boolean" | "email" | "domains" | "tags" | "url" | "country" | "time_zone" | "locale" | "choice" | "account" | "person" | "problems" | "attributes";
    required?: boolean;
    help?: string;
    choices?: string[];
    helps?: string;
   }[];
  }[];
 };
 "GET /api/v1/workspaces/{}/imports query": {
  productId?: string;
  status?: "uploaded" | "checking" | "checked" | "running" | "interrupted" | "cancelled" | "done" | "undoing" | "undone" | "failed";
  kind?: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem";
  cursor?: string;
  limit?: number;
 };
 Shape4d41b9cf: {
  sheets: {
   name: string;
   isHidden: boolean;
  }[];
  sheet: string;
 };
 Shape90b38d3b: {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  refused: number;
  kept: number;
  problemsCreated: number;
  accountsCreated: number;
  personsCreated: number;
  warnings: number;
 };
 Shape1b80b90d: {
  errors: number;
  warnings: number;
 };
 Shape2b97a7c5: {
  code: string;
  message: string;
  line: number | null;
  column: number | null;
 };
 Shape8c22d220: {
  id: string;
  fileName: string;
  bytes: number;
  status: "uploaded" | "checking" | "checked" | "running" | "interrupted" | "cancelled" | "done" | "undoing" | "undone" | "failed";
  work: ("checking" | "running" | "undoing") | null;
  kind: ("account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem") | null;
  source: string | null;
  productId: string | null;
  hasMapping: boolean;
  hasFile: boolean;
  hasBrought: boolean;
  workbook: Shapes["Shape4d41b9cf"] | null;
  rowsDone: number;
  rowsTotal: number | null;
  bytesRead: number;
  counts: Shapes["Shape90b38d3b"];
  rowProblems: Shapes["Shape1b80b90d"];
  leftovers: number;
  failure: Shapes["Shape2b97a7c5"] | null;
  startedAt: string | null;
  finishedAt: string | null;
  createdAt: string;
  createdBy: string;
  createdByName: string;
 };
 "GET /api/v1/workspaces/{}/imports answer": {
  items: Shapes["Shape8c22d220"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/imports/{} answer": Shapes["Shape8c22d220"];
 "GET /api/v1/workspaces/{}/imports/{}/leftovers query": {
  cursor?: string;
  limit?: number;
 };
 Shape96d0194a: {
  kind: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem";
  id: string;
  name: string;
  because: "edited" | "linked" | "gone";
  detail: string;
  answer: ("keep" | "undo") | null;
 };
 "GET /api/v1/workspaces/{}/imports/{}/leftovers answer": {
  items: Shapes["Shape96d0194a"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/imports/{}/new-problems query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/imports/{}/new-problems answer": {
  items: {
   title: string;
   externalId: string | null;
   rows: number;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/imports/{}/preview query": {
  kind?: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem";
  encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1250" | "windows-1251" | "iso-8859-15" | "macintosh" | "shift_jis" | "gb18030" | "euc-kr" | "big5";
  delimiter?: "," | ";" | "\t" | "|";
  header?: boolean;
  skipLines?: number;
 };
 Shape631628c7: {
  of: "sheet" | "json";
  no: number;
 };
 Shape7912c990: {
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1250" | "windows-1251" | "iso-8859-15" | "macintosh" | "shift_jis" | "gb18030" | "euc-kr" | "big5";
  delimiter: "," | ";" | "\t" | "|";
  header: boolean;
  skipLines: number;
  made?: Shapes["Shape631628c7"];
 };
 Shape260d1d8b: {
  kind: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem";
  confidence: number;
  reason: string;
 };
 Shapeda45fcd4: {
  values?: {
   [key: string]: string;
  };
  otherwise?: "keep" | "empty" | "refuse";
  emptyValues?: string[];
  dateOrder?: "ymd" | "dmy" | "mdy";
  timeZone?: string;
  decimal?: "." | ",";
  scale?: number;
  currency?: string;
  separator?: string;
  by?: "externalId" | "domain" | "email" | "name" | "title";
  source?: string;
  whenMissing?: "refuse" | "create" | "leave";
  title?: string;
  externalId?: string;
  except?: string[];
  as?: "text" | "number" | "boolean" | "day";
 };
 Shaped7779d90: {
  is: "column";
  column: string;
  options?: Shapes["Shapeda45fcd4"];
  assumed?: string;
 };
 Shape10339d62: {
  is: "columns";
  columns: string[];
  join: string;
  options?: Shapes["Shapeda45fcd4"];
  assumed?: string;
 };
 Shapecd799235: {
  is: "constant";
  value: string;
  options?: Shapes["Shapeda45fcd4"];
  assumed?: string;
 };
 Shape24c35639: {
  is: "template";
  template: string;
  options?: Shapes["Shapeda45fcd4"];
  assumed?: string;
 };
 Shape2dd61cf0: {
  is: "lookup";
  column: string;
  table: {
   [key: string]: string;
  };
  options?: Shapes["Shapeda45fcd4"];
  assumed?: string;
 };
 Shape97cabd21: {
  is: "row";
  from: 0 | 1;
  options?: Shapes["Shapeda45fcd4"];
  assumed?: string;
 };
 Shapebd2f450a: {
  sources: (Shapes["Shaped7779d90"] | Shapes["Shape10339d62"] | Shapes["Shapecd799235"] | Shapes["Shape24c35639"] | Shapes["Shape2dd61cf0"] | Shapes["Shape97cabd21"])[];
  whenEmpty?: "leave" | "clear" | "refuse";
  whenMalformed?: "refuse" | "leave";
 };
 Shape2cd1e4e2: {
  column: string;
  is: "empty";
 };
 Shapec3ba132f: {
  column: string;
  is: "not_empty";
 };
 Shapec2c7e91c: {
  column: string;
  is: "one_of";
  values: string[];
 };
 Shape72756925: {
  column: string;
  is: "none_of";
  values: string[];
 };
 Shapea356e873: {
  match: "all" | "any";
  conditions: (Shapes["Shape2cd1e4e2"] | Shapes["Shapec3ba132f"] | Shapes["Shapec2c7e91c"] | Shapes["Shape72756925"])[];
 };
 Shape20fe133d: {
  version: 1;
  kind: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem";
  source: string;
  productId?: string | null;
  note?: string;
  mode: "create_or_update" | "create_only" | "update_only";
  fields: {
   [key: string]: Shapes["Shapebd2f450a"];
  };
  rows?: Shapes["Shapea356e873"];
 };
 Shapeda9cf9e3: {
  field: string;
  columns: string[];
  confidence: number;
  reason: string;
 };
 Shape9c6c057e: {
  field: string;
  column: string | null;
  code: string;
  message: string;
 };
 Shape057314d3: {
  kinds: Shapes["Shape260d1d8b"][];
  mapping: Shapes["Shape20fe133d"];
  fields: Shapes["Shapeda9cf9e3"][];
  unmapped: string[];
  questions: Shapes["Shape9c6c057e"][];
 };
 "GET /api/v1/workspaces/{}/imports/{}/preview answer": {
  format: Shapes["Shape7912c990"];
  formatReasons: string[];
  columns: string[];
  sample: string[][];
  signature: string;
  guess: Shapes["Shape057314d3"];
  ready: {
   id: string;
   name: string;
   testedWith: string | null;
   guess: Shapes["Shape057314d3"];
  }[];
  reading: {
   accents: string | null;
   dates: {
    order: ("ymd" | "dmy" | "mdy") | null;
    isSure: boolean;
    example: string;
    columns: string[];
   } | null;
   numbers: {
    decimal: ("." | ",") | null;
    isSure: boolean;
    example: string;
    columns: string[];
   } | null;
  };
  remembered: Shapes["Shape20fe133d"] | null;
  rememberedFrom: {
   id: string;
   fileName: string;
   createdAt: string;
  } | null;
  mapping: Shapes["Shape20fe133d"] | null;
 };
 "GET /api/v1/workspaces/{}/imports/{}/problems query": {
  severity?: "error" | "warning";
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/imports/{}/problems answer": {
  items: {
   line: number;
   column: string | null;
   field: string | null;
   code: string;
   message: string;
   severity: "error" | "warning";
  }[];
  nextCursor: string | null;
 };
 Shaped15445f0: {
  id: string;
  productId: string;
  name: string;
  description: string | null;
  question: Shapes["Question"];
  hideUnder: number;
  steward: {
   id: string;
   name: string;
  } | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/insights/{} answer": Shapes["Shaped15445f0"];
 Shapefc5170dd: {
  from: string;
  until: string;
  zone: string;
 };
 Shapeceb01229: {
  from: string;
  label: string;
  complete: boolean;
 };
 Shapecbb4759b: {
  kind: "value";
  value: string;
 };
 Shapeee977685: {
  kind: "segment";
  segmentId: string;
 };
 Shapec4688458: {
  value: number | null;
  n: number | null;
  hidden: boolean;
 };
 Shape51e2171a: {
  series: number;
  name: string;
  isFormula: boolean;
  split: (Shapes["Shapecbb4759b"] | {
   kind: "none";
  } | {
   kind: "other";
  } | Shapes["Shapeee977685"]) | null;
  cells: Shapes["Shapec4688458"][];
  total: Shapes["Shapec4688458"];
 };
 Shape860dec86: {
  kind: "trends";
  range: Shapes["Shapefc5170dd"];
  buckets: Shapes["Shapeceb01229"][];
  lines: Shapes["Shape51e2171a"][];
 };
 Shapef3000aa0: {
  name: string;
  value: number | null;
  n: number | null;
  hidden: boolean;
  ofPrevious: number | null;
  ofFirst: number | null;
  averageSeconds: number | null;
  medianSeconds: number | null;
 };
 Shapec30957ca: {
  split: (Shapes["Shapecbb4759b"] | {
   kind: "none";
  } | {
   kind: "other";
  } | Shapes["Shapeee977685"]) | null;
  steps: Shapes["Shapef3000aa0"][];
 };
 Shape0dc753eb: {
  kind: "funnel";
  range: Shapes["Shapefc5170dd"];
  splits: Shapes["Shapec30957ca"][];
 };
 Shapedf91c3a4: {
  from: number;
  to: number | null;
 };
 Shapec2ce8165: {
  value: number | null;
  n: number | null;
  hidden: boolean;
  complete: boolean;
 };
 Shape7ccb8f35: {
  bucket: Shapes["Shapeceb01229"];
  size: Shapes["Shapec4688458"];
  cells: Shapes["Shapec2ce8165"][];
 };
 Shapedbf8fbca: {
  split: (Shapes["Shapecbb4759b"] | {
   kind: "none";
  } | {
   kind: "other";
  } | Shapes["Shapeee977685"]) | null;
  rows: Shapes["Shape7ccb8f35"][];
 };
 Shape9d8c0ae7: {
  kind: "retention";
  range: Shapes["Shapefc5170dd"];
  columns: Shapes["Shapedf91c3a4"][];
  splits: Shapes["Shapedbf8fbca"][];
 };
 Shape8fe094f2: {
  new: Shapes["Shapec4688458"][];
  returning: Shapes["Shapec4688458"][];
  resurrected: Shapes["Shapec4688458"][];
  dormant: Shapes["Shapec4688458"][];
 };
 Shape439f99d4: {
  split: (Shapes["Shapecbb4759b"] | {
   kind: "none";
  } | {
   kind: "other";
  } | Shapes["Shapeee977685"]) | null;
  statuses: Shapes["Shape8fe094f2"];
 };
 Shape4b24b374: {
  kind: "lifecycle";
  range: Shapes["Shapefc5170dd"];
  buckets: Shapes["Shapeceb01229"][];
  splits: Shapes["Shape439f99d4"][];
 };
 Shapeb75a32c4: {
  split: (Shapes["Shapecbb4759b"] | {
   kind: "none";
  } | {
   kind: "other";
  } | Shapes["Shapeee977685"]) | null;
  exactly: Shapes["Shapec4688458"][];
  atLeast: Shapes["Shapec4688458"][];
 };
 Shape482caead: {
  kind: "stickiness";
  range: Shapes["Shapefc5170dd"];
  splits: Shapes["Shapeb75a32c4"][];
 };
 Shape3e1011ff: {
  split: (Shapes["Shapecbb4759b"] | {
   kind: "none";
  } | {
   kind: "other";
  } | Shapes["Shapeee977685"]) | null;
  size: Shapes["Shapec4688458"];
 };
 Shape06bcdb00: {
  kind: "cohort";
  range: Shapes["Shapefc5170dd"];
  splits: Shapes["Shape3e1011ff"][];
 };
 Shape8019f2e9: {
  plan: "bitmap" | "plain";
  rowsRead: number;
  bytesRead: number;
  elapsedMs: number;
  freshness: string | null;
  sampled: false;
  sql: string[] | null;
 };
 Shape54e0865c: {
  question: Shapes["Question"];
  result: Shapes["Shape860dec86"] | Shapes["Shape0dc753eb"] | Shapes["Shape9d8c0ae7"] | Shapes["Shape4b24b374"] | Shapes["Shape482caead"] | Shapes["Shape06bcdb00"];
  before: (Shapes["Shape860dec86"] | Shapes["Shape0dc753eb"] | Shapes["Shape9d8c0ae7"] | Shapes["Shape4b24b374"] | Shapes["Shape482caead"] | Shapes["Shape06bcdb00"]) | null;
  eventsWithoutAccount: number | null;
  ran: Shapes["Shape8019f2e9"];
 };
 "GET /api/v1/workspaces/{}/insights/{}/answer answer": {
  insight: Shapes["Shaped15445f0"];
  answer: Shapes["Shape54e0865c"];
 };
 "GET /api/v1/workspaces/{}/invitations query": {
  cursor?: string;
  limit?: number;
 };
 Shapebcfb3fba: {
  id: string;
  email: string | null;
  role: "admin" | "product_manager" | "contributor" | "viewer";
  function: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
  invitedBy: string;
  expiresAt: string;
  createdAt: string;
  revokedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/invitations answer": {
  items: Shapes["Shapebcfb3fba"][];
  nextCursor: string | null;
 };
 Shapeb6265edf: {
  measuredOn: string;
  value: number;
  source: "typed" | "measured";
  n: number | null;
 };
 Shape0b1a47c9: {
  id: string;
  objectiveId: string;
  name: string;
  definition: string | null;
  unit: string;
  direction: "increase" | "decrease";
  metric: {
   id: string;
   name: string;
  } | null;
  baseline: number;
  target: number;
  current: Shapes["Shapeb6265edf"] | null;
  progress: number | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/key-results/{} answer": Shapes["Shape0b1a47c9"];
 Shapecb3631b9: {
  id: string;
  name: string;
  email: string;
  role: "admin" | "product_manager" | "contributor" | "viewer";
  function: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  timeZone: string | null;
  locale: string | null;
  theme: ("light" | "dark" | "system") | null;
  mailChoice: "at_once" | "daily" | "off";
 };
 "GET /api/v1/workspaces/{}/me answer": Shapes["Shapecb3631b9"];
 "GET /api/v1/workspaces/{}/measurements query": {
  cursor?: string;
  limit?: number;
  subjectKind: "north_star" | "key_result";
  subjectId: string;
 };
 Shapefa9c0e23: {
  id: string;
  measuredOn: string;
  value: number;
  source: "typed" | "measured";
  note: string | null;
  n: number | null;
  recordedBy: string;
  recordedAt: string;
 };
 "GET /api/v1/workspaces/{}/measurements answer": {
  items: Shapes["Shapefa9c0e23"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/members query": {
  cursor?: string;
  limit?: number;
  archived?: boolean;
 };
 Shape0f329c1b: {
  id: string;
  name: string;
  email: string;
  role: "admin" | "product_manager" | "contributor" | "viewer";
  function: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/members answer": {
  items: Shapes["Shape0f329c1b"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/members/{} answer": Shapes["Shape0f329c1b"];
 "GET /api/v1/workspaces/{}/memberships query": {
  cursor?: string;
  limit?: number;
  accountId?: string;
  personId?: string;
  archived?: boolean;
 };
 "GET /api/v1/workspaces/{}/memberships answer": {
  items: Shapes["Shape7eaa2b21"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/memberships/{} answer": Shapes["Shape7eaa2b21"];
 Shape4ed1d5e4: {
  question: Shapes["Question"];
  reduction: Shapes["Shape710e53b3"] | Shapes["Shapedbb8f2c5"] | Shapes["Shape202ded1d"] | Shapes["Shape28aadaf3"] | Shapes["Shape83a0e51b"] | {
   kind: "cohort";
  };
  cap: number | null;
  periodDays: number;
 };
 Shapef201c5eb: {
  from: string;
  to: string;
  value: number | null;
  n: number | null;
  low: number | null;
  high: number | null;
  definitionNo: number;
  measuredAt: string;
 };
 Shaped391428c: {
  id: string;
  productId: string;
  name: string;
  description: string | null;
  unit: string;
  direction: "increase" | "decrease";
  definition: Shapes["Shape4ed1d5e4"];
  definitionNo: number;
  current: Shapes["Shapef201c5eb"] | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/metrics/{} answer": Shapes["Shaped391428c"];
 "GET /api/v1/workspaces/{}/metrics/{}/figures query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/metrics/{}/figures answer": {
  items: Shapes["Shapef201c5eb"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/metrics/{}/value query": {
  from?: string;
  to?: string;
 };
 "GET /api/v1/workspaces/{}/metrics/{}/value answer": Shapes["Shapef201c5eb"];
 "GET /api/v1/workspaces/{}/metrics/{}/versions query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/metrics/{}/versions answer": {
  items: {
   no: number;
   definition: Shapes["Shape4ed1d5e4"];
   reason: string | null;
   setBy: string;
   setAt: string;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/notifications query": {
  cursor?: string;
  limit?: number;
  unread?: boolean;
 };
 Shape16b3e5fa: {
  id: string;
  kind: "mention" | "comment" | "invitation_accepted" | "import_done" | "import_failed" | "webhook_off" | "alert_crossed";
  subject: {
   kind: string;
   id: string;
  };
  productId: string | null;
  title: string;
  excerpt: string | null;
  actorId: string | null;
  actorName: string;
  createdAt: string;
  readAt: string | null;
 };
 "GET /api/v1/workspaces/{}/notifications answer": {
  items: Shapes["Shape16b3e5fa"][];
  nextCursor: string | null;
  unread: number;
 };
 "GET /api/v1/workspaces/{}/notifications/{} answer": Shapes["Shape16b3e5fa"];
 Shapea78dee68: {
  id: string;
  productId: string;
  title: string;
  description: string | null;
  startsOn: string;
  endsOn: string;
  status: "draft" | "active" | "achieved" | "missed" | "dropped";
  stewardId: string | null;
  stewardName: string | null;
  keyResults: Shapes["Shape0b1a47c9"][];
  archivedKeyResults: Shapes["Shape0b1a47c9"][];
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/objectives/{} answer": Shapes["Shapea78dee68"];
 "GET /api/v1/workspaces/{}/people-merges query": {
  cursor?: string;
  limit?: number;
  recordId?: string;
 };
 Shape75b01a32: {
  id: string;
  kind: "account" | "person";
  winnerId: string;
  winnerName: string;
  loserId: string;
  loserName: string;
  madeBy: string;
  madeAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
 };
 "GET /api/v1/workspaces/{}/people-merges answer": {
  items: Shapes["Shape75b01a32"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/people-merges/preview query": {
  kind: "account" | "person";
  winnerId: string;
  loserId: string;
 };
 "GET /api/v1/workspaces/{}/people-merges/preview answer": {
  kind: "account" | "person";
  winner: {
   id: string;
   name: string;
  };
  loser: {
   id: string;
   name: string;
  };
  fields: {
   field: string;
   winner: string | number | null;
   loser: string | number | null;
   is: "conflict" | "filled";
  }[];
  moves: {
   label: string;
   rows: number;
  }[];
 };
 "GET /api/v1/workspaces/{}/people-merges/{} answer": Shapes["Shape75b01a32"];
 "GET /api/v1/workspaces/{}/persons query": {
  cursor?: string;
  limit?: number;
  q?: string;
  accountId?: string | "none" | "any";
  segmentId?: string;
  role?: string;
  archived?: boolean;
  sort?: "name" | "updated";
  direction?: "asc" | "desc";
 };
 "GET /api/v1/workspaces/{}/persons answer": {
  items: {
   id: string;
   no: number;
   email: string | null;
   name: string | null;
   locale: string | null;
   timeZone: string | null;
   traits: {
    [key: string]: string | number | boolean | null;
   };
   mergedInto: string | null;
   observed: boolean;
   version: number;
   createdAt: string;
   updatedAt: string;
   archivedAt: string | null;
   accounts: {
    id: string;
    name: string;
    title: string | null;
   }[];
   accountCount: number;
  }[];
  nextCursor: string | null;
 };
 Shapee11bd167: {
  id: string;
  no: number;
  email: string | null;
  name: string | null;
  locale: string | null;
  timeZone: string | null;
  traits: {
   [key: string]: string | number | boolean | null;
  };
  mergedInto: string | null;
  observed: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/persons/{} answer": Shapes["Shapee11bd167"];
 "GET /api/v1/workspaces/{}/persons/{}/activity answer": Shapes["Shape5cd1df2f"];
 "GET /api/v1/workspaces/{}/persons/{}/events query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/persons/{}/events answer": Shapes["Shape61077348"];
 "GET /api/v1/workspaces/{}/persons/{}/evidence query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/persons/{}/evidence answer": Shapes["Shape468d768d"];
 "GET /api/v1/workspaces/{}/persons/{}/history query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/persons/{}/history answer": Shapes["Shapee6de1a2c"];
 "GET /api/v1/workspaces/{}/persons/{}/page query": {
  asOf?: string;
 };
 "GET /api/v1/workspaces/{}/persons/{}/page answer": {
  asOf: string;
  limit: number;
  person: Shapes["Shapee11bd167"];
  lastSeenAt: string | null;
  memberships: Shapes["Shape7eaa2b21"][];
  roles: Shapes["Shape7f1d1ea0"][];
  externalRefs: Shapes["Shape401aafd0"][];
  segments: {
   id: string;
   name: string;
  }[];
 };
 "GET /api/v1/workspaces/{}/persons/{}/problems query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/persons/{}/problems answer": Shapes["Shaped04848ae"];
 "GET /api/v1/workspaces/{}/pipeline query": {
  productId?: string;
  asOf?: string;
 };
 Shape46c54cfe: {
  deals: number;
  minor: number;
  withoutAmount: number;
  unknownCurrencies: string[];
 };
 "GET /api/v1/workspaces/{}/pipeline answer": {
  asOf: string;
  currency: string;
  byStatus: {
   open: Shapes["Shape46c54cfe"];
   won: Shapes["Shape46c54cfe"];
   lost: Shapes["Shape46c54cfe"];
  };
  openByStage: {
   deals: number;
   minor: number;
   withoutAmount: number;
   unknownCurrencies: string[];
   stage: string | null;
  }[];
  winRate: {
   value: number | null;
   won: number;
   lost: number;
   denominator: "won + lost";
  };
  ofAll: {
   value: number | null;
   denominator: "won + lost + open";
  };
  weightedYearMinor: number;
  withoutProbability: number;
  withoutAccount: number;
  assumed: {
   amount: number;
   probability: number;
  };
 };
 Shape452401c6: {
  interview?: number;
  analytics?: number;
  decision_maker?: number;
  support?: number;
  sales?: number;
  survey?: number;
  review?: number;
  vote?: number;
 };
 "GET /api/v1/workspaces/{}/problems/{} answer": {
  id: string;
  productId: string;
  title: string;
  who: string | null;
  situation: string | null;
  obstacle: string | null;
  consequence: string | null;
  measureOfSuccess: string | null;
  status: "heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged";
  parkedReason: string | null;
  mergedInto: string | null;
  objectiveId: string | null;
  effortPersonWeeks: number | null;
  durationWeeks: number | null;
  impact: number | null;
  inputsSetBy: string | null;
  inputsSetAt: string | null;
  stewardIds: string[];
  tags: string[];
  source: string | null;
  externalId: string | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  stewards: {
   id: string;
   name: string;
  }[];
  nextStatuses: ("heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged")[];
  counts: {
   evidence: number;
   evidenceByKind: Shapes["Shape452401c6"];
   people: number;
   unnamedPeople: number;
   accounts: number;
   comments: number;
   stakes: number;
   deadlines: number;
  };
 };
 "GET /api/v1/workspaces/{}/problems/{}/accounts query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/problems/{}/accounts answer": {
  items: {
   account: {
    id: string;
    name: string;
   };
   evidence: number;
   people: number;
   voices: {
    reason: "grow" | "protect" | "neither";
    importance: 0 | 1 | 2 | 3;
   }[];
   teamValue: {
    importance: 0 | 1 | 2 | 3;
    reason: "grow" | "protect" | "neither";
    setBy: string;
    setAt: string;
   } | null;
   lastOccurredAt: string | null;
  }[];
  nextCursor: string | null;
  complete: boolean;
 };
 "GET /api/v1/workspaces/{}/problems/{}/alerts answer": Shapes["Shape095f62c6"];
 "GET /api/v1/workspaces/{}/problems/{}/deadlines answer": {
  items: {
   id: string;
   problemId: string;
   accountId: string | null;
   kind: "clause" | "regulation" | "commitment";
   dueOn: string;
   note: string | null;
   reference: string | null;
   version: number;
   createdBy: string;
   createdAt: string;
   updatedAt: string;
   archivedAt: string | null;
   account: {
    id: string;
    name: string;
   } | null;
   asksForAnswer: boolean;
   answers: {
    answer: "moved" | "no_longer_holds";
    from: string;
    to: string | null;
    note: string | null;
    answeredBy: string;
    answeredAt: string;
   }[];
  }[];
 };
 "GET /api/v1/workspaces/{}/problems/{}/evidence query": {
  kind?: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  role?: string;
  accountId?: string;
  personId?: string;
  segmentId?: string;
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/problems/{}/evidence answer": {
  items: {
   id: string;
   productId: string;
   kind: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
   title: string;
   quote: string;
   occurredAt: string;
   person: {
    id: string;
    name: string;
   } | null;
   account: {
    id: string;
    name: string;
   } | null;
   unnamedPeople: number;
   source: string;
   sourceUrl: string | null;
   sentiment: number | null;
   tags: string[];
   triage: "waiting" | "attached" | "parked";
   parkedReason: string | null;
   accountUnclear: boolean;
   version: number;
   archivedAt: string | null;
   link: {
    importance: 0 | 1 | 2 | 3;
    reason: "grow" | "protect" | "neither";
    valuedBy: "person" | "team";
    valuedAt: string;
   };
   roles: string[];
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/problems/{}/evidence-groups query": {
  by: "kind" | "role" | "account";
 };
 "GET /api/v1/workspaces/{}/problems/{}/evidence-groups answer": {
  groups: {
   key: string | null;
   label: string;
   evidence: number;
   people: number;
   unnamedPeople: number;
   lastOccurredAt: string;
  }[];
  complete: boolean;
 };
 "GET /api/v1/workspaces/{}/problems/{}/explanation query": {
  asOf?: string;
  effortPersonWeeks?: number;
  durationWeeks?: number;
  impact?: number;
 };
 Shapeeadead20: {
  id: string;
  kind: string;
  on: string;
  note: string | null;
 };
 Shape4eb89d87: {
  evidenceId: string;
  text: string;
  occurredAt: string;
  speaker: string | null;
  kind: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
 };
 "GET /api/v1/workspaces/{}/problems/{}/explanation answer": {
  problemId: string;
  productId: string;
  title: string;
  asOf: string;
  currency: string;
  isOpen: boolean;
  isWhatIf: boolean;
  business: {
   valueAtStake: number;
   costPerWeek: number | null;
   weeks: number | null;
   weeksFrom: "duration" | "effort" | "none";
   score: number | null;
   familyCount: number;
   families: {
    accountId: string;
    name: string;
    reason: "grow" | "protect" | "neither";
    importance: 0 | 1 | 2 | 3;
    by: "team" | "people";
    people: number;
    budget: number;
    weight: number;
    sumOfWeights: number;
    share: number;
    churnShare: number;
    value: number;
    costPerWeek: number | null;
    weeksTo: number | null;
    deadline: Shapes["Shapeeadead20"] | null;
    passed: Shapes["Shapeeadead20"][];
    note: ("cannot be met" | "passed") | null;
    quotes: Shapes["Shape4eb89d87"][];
   }[];
   unknownCurrencies: string[];
  };
  consumer: {
   reach: number;
   reachSource: "measured" | "heard";
   reachMeasured: {
    source: Shapes["Shape915d4616"] | Shapes["Shape8bc433f4"];
    name: string;
    people: number;
    from: string;
    to: string;
    measuredAt: string;
   } | null;
   peopleHeard: number;
   unnamedHeard: number;
   impact: 0.25 | 0.5 | 1 | 2 | 3;
   impactAssumed: boolean;
   confidence: number;
   hearing: string;
   evidenceKinds: {
    [key: string]: number;
   };
   peopleByKind: {
    [key: string]: number;
   };
   numerator: number;
   effortPersonMonths: number | null;
   score: number | null;
   quotes: Shapes["Shape4eb89d87"][];
  };
  policies: {
   key: string;
   title: string;
   text: string;
   from: "default" | "override";
   why: string | null;
  }[];
 };
 "GET /api/v1/workspaces/{}/problems/{}/history query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/problems/{}/history answer": {
  items: {
   id: string;
   at: string;
   event: string;
   actor: Shapes["Shape3a2c79c6"];
   before: {
    [key: string]: unknown;
   } | null;
   after: {
    [key: string]: unknown;
   } | null;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/problems/{}/merge-preview query": {
  intoId: string;
 };
 Shapeb7bb6df5: {
  id: string;
  title: string;
  status: string;
 };
 Shape95d115d6: {
  links: number;
  teamValues: number;
  stakes: number;
  deadlines: number;
  comments: number;
 };
 "GET /api/v1/workspaces/{}/problems/{}/merge-preview answer": {
  from: Shapes["Shapeb7bb6df5"];
  into: Shapes["Shapeb7bb6df5"];
  moves: Shapes["Shape95d115d6"];
  conflictCount: number;
  conflicts: {
   kind: "link" | "team_value";
   id: string;
   label: string;
   from: Shapes["Shape5544a92f"];
   into: Shapes["Shape5544a92f"];
   stays: Shapes["Shape5544a92f"];
  }[];
 };
 "GET /api/v1/workspaces/{}/problems/{}/merges query": {
  cursor?: string;
  limit?: number;
 };
 Shape7cad2db1: {
  id: string;
  fromId: string;
  intoId: string;
  moves: Shapes["Shape95d115d6"];
  conflictCount: number;
  mergedBy: string;
  mergedAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
 };
 "GET /api/v1/workspaces/{}/problems/{}/merges answer": {
  items: Shapes["Shape7cad2db1"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/problems/{}/outcomes query": {
  archived?: boolean;
 };
 Shape9471c127: {
  id: string;
  name: string;
  unit: string;
  direction: "increase" | "decrease";
  definitionNo: number;
 };
 Shape7b41f6f3: {
  from: string;
  to: string;
  value: number;
  n: number | null;
  low: number | null;
  high: number | null;
  measuredAt: string;
 };
 Shape3f9afe3e: {
  value: number;
  unit: "points" | "percent";
 };
 Shapeb1a21ada: {
  id: string;
  predicted: Shapes["Shape3f9afe3e"];
  reason: string | null;
  predictedBy: string;
  predictedAt: string;
  frozenAt: string | null;
 };
 Shapee5e529be: {
  value: number;
  low: number | null;
  high: number | null;
  percent: number | null;
 };
 Shapea069a0c6: {
  figure: Shapes["Shape7b41f6f3"];
  change: Shapes["Shapee5e529be"];
  verdict: "better" | "no_difference" | "worse" | "too_few";
 };
 Shape0f2e6943: {
  id: string;
  problemId: string;
  metric: Shapes["Shape9471c127"];
  minimumN: number;
  baseline: Shapes["Shape7b41f6f3"];
  predictions: Shapes["Shapeb1a21ada"][];
  measured: Shapes["Shapea069a0c6"][];
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/problems/{}/outcomes answer": {
  items: Shapes["Shape0f2e6943"][];
  archived: number;
 };
 "GET /api/v1/workspaces/{}/problems/{}/people query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/problems/{}/people answer": {
  items: {
   person: {
    id: string;
    name: string;
   };
   accounts: {
    id: string;
    name: string;
   }[];
   roles: string[];
   importance: 0 | 1 | 2 | 3;
   reason: "grow" | "protect" | "neither";
   evidence: number;
   lastOccurredAt: string;
  }[];
  nextCursor: string | null;
  complete: boolean;
 };
 "GET /api/v1/workspaces/{}/problems/{}/reach-source answer": Shapes["Shape1dffc89a"];
 "GET /api/v1/workspaces/{}/problems/{}/stakes answer": Shapes["Shapee2add7eb"];
 "GET /api/v1/workspaces/{}/products query": {
  cursor?: string;
  limit?: number;
  archived?: boolean;
 };
 Shape8cf8c1c9: {
  id: string;
  name: string;
  businessModel: "b2c" | "b2b" | "hybrid";
  vision: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/products answer": {
  items: Shapes["Shape8cf8c1c9"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{} answer": Shapes["Shape8cf8c1c9"];
 "GET /api/v1/workspaces/{}/products/{}/alerts query": {
  cursor?: string;
  limit?: number;
  insightId?: string;
  metricId?: string;
  archived?: boolean;
 };
 "GET /api/v1/workspaces/{}/products/{}/alerts answer": {
  items: Shapes["Shape6fe9458d"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/annotations query": {
  from?: string;
  to?: string;
 };
 Shapec35098fc: {
  id: string;
  productId: string;
  on: string;
  title: string;
  note: string | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
 };
 "GET /api/v1/workspaces/{}/products/{}/annotations answer": {
  items: Shapes["Shapec35098fc"][];
 };
 "GET /api/v1/workspaces/{}/products/{}/event-names answer": {
  items: {
   name: string;
   events: number;
   lastDay: string;
  }[];
 };
 "GET /api/v1/workspaces/{}/products/{}/event-properties query": {
  event?: string;
 };
 "GET /api/v1/workspaces/{}/products/{}/event-properties answer": {
  items: {
   on: "property" | "context";
   name: string;
   type: "text" | "number" | "boolean" | "mixed";
   examples: string[];
  }[];
 };
 Shapef4713a1e: {
  kind?: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  source?: string;
  accountId?: string;
  personId?: string;
  tag?: string;
  from?: string;
  until?: string;
  problemId?: string;
  triage?: "waiting" | "attached" | "parked";
  q?: string;
  archived?: boolean;
  sort?: "newest" | "oldest";
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/products/{}/evidence query": Shapes["Shapef4713a1e"];
 "GET /api/v1/workspaces/{}/products/{}/evidence answer": Shapes["Shape468d768d"];
 "GET /api/v1/workspaces/{}/products/{}/evidence.csv query": Shapes["Shapef4713a1e"];
 "GET /api/v1/workspaces/{}/products/{}/evidence/sources answer": {
  items: string[];
 };
 "GET /api/v1/workspaces/{}/products/{}/inbox query": {
  kind?: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  source?: string;
  accountId?: string;
  personId?: string;
  unclear?: boolean;
  parked?: boolean;
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/products/{}/inbox answer": {
  items: {
   id: string;
   productId: string;
   kind: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
   title: string;
   quote: string;
   occurredAt: string;
   person: {
    id: string;
    name: string;
   } | null;
   account: {
    id: string;
    name: string;
   } | null;
   unnamedPeople: number;
   source: string;
   sourceUrl: string | null;
   sentiment: number | null;
   tags: string[];
   triage: "waiting" | "attached" | "parked";
   parkedReason: string | null;
   accountUnclear: boolean;
   version: number;
   archivedAt: string | null;
   accountChoices: {
    id: string;
    name: string;
   }[];
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/inbox/counts answer": {
  waiting: number;
  unclear: number;
  parked: number;
  waitingByKind: Shapes["Shape452401c6"];
  waitingBySource: {
   source: string;
   count: number;
  }[];
  countedTo: number;
 };
 "GET /api/v1/workspaces/{}/products/{}/insights query": {
  cursor?: string;
  limit?: number;
  q?: string;
  stewardId?: string;
  archived?: boolean;
 };
 "GET /api/v1/workspaces/{}/products/{}/insights answer": {
  items: Shapes["Shaped15445f0"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/metrics query": {
  cursor?: string;
  limit?: number;
  q?: string;
  archived?: boolean;
 };
 "GET /api/v1/workspaces/{}/products/{}/metrics answer": {
  items: Shapes["Shaped391428c"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/model-change query": {
  to: "b2c" | "b2b" | "hybrid";
 };
 Shape11114e0b: {
  words: string;
  from: "default" | "override";
  decides: boolean;
 };
 "GET /api/v1/workspaces/{}/products/{}/model-change answer": {
  productId: string;
  from: "b2c" | "b2b" | "hybrid";
  to: "b2c" | "b2b" | "hybrid";
  changes: {
   key: string;
   area: "people" | "problems" | "expertise" | "ownership" | "acquisition" | "releases" | "success";
   title: string;
   takesEffect: "now" | ("people" | "problems" | "expertise" | "ownership" | "acquisition" | "releases" | "success");
   before: Shapes["Shape11114e0b"];
   after: Shapes["Shape11114e0b"];
  }[];
  restingOverrides: string[];
  returningOverrides: string[];
 };
 "GET /api/v1/workspaces/{}/products/{}/north-stars query": {
  cursor?: string;
  limit?: number;
  archived?: boolean;
 };
 Shapee0926bb2: {
  id: string;
  productId: string;
  name: string;
  definition: string | null;
  unit: string;
  direction: "increase" | "decrease";
  metric: {
   id: string;
   name: string;
  } | null;
  current: Shapes["Shapeb6265edf"] | null;
  recent: Shapes["Shapeb6265edf"][];
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/north-stars answer": {
  items: Shapes["Shapee0926bb2"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/objectives query": {
  cursor?: string;
  limit?: number;
  status?: "draft" | "active" | "achieved" | "missed" | "dropped";
  archived?: boolean;
 };
 "GET /api/v1/workspaces/{}/products/{}/objectives answer": {
  items: Shapes["Shapea78dee68"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/overview query": {
  since?: string;
 };
 "GET /api/v1/workspaces/{}/products/{}/overview answer": {
  today: string;
  since: string;
  currency: string;
  hasFigures: boolean;
  lines: ({
   kind: "renewal";
   account: {
    id: string;
    name: string;
   };
   renewalOn: string;
   days: number;
   withinWeeks: number;
   problems: number;
   topProblem: {
    id: string;
    title: string;
   };
   atStake: number;
  } | {
   kind: "date_passed";
   problem: {
    id: string;
    title: string;
   };
   account: {
    id: string;
    name: string;
   };
   families: number;
   atStake: number;
  } | {
   kind: "cannot_be_met";
   problem: {
    id: string;
    title: string;
   };
   account: {
    id: string;
    name: string;
   };
   families: number;
   atStake: number;
   weeks: number | null;
  } | {
   kind: "role_ended";
   account: {
    id: string;
    name: string;
   };
   person: {
    id: string;
    name: string | null;
   };
   role: "economic_buyer" | "decision_maker" | "champion" | "executive_sponsor" | "technical_evaluator" | "procurement" | "legal_security" | "admin" | "end_user" | "influencer" | "blocker" | "coach";
   endedOn: string;
   problems: number;
  } | {
   kind: "mine";
   problem: {
    id: string;
    title: string;
   };
   evidence: number;
   comments: number;
  } | {
   kind: "inbox";
   count: number;
   isMore: boolean;
   oldestAt: string;
  } | {
   kind: "heard_most";
   problem: {
    id: string;
    title: string;
   };
   people: number;
   evidence: number;
   days: number;
  } | {
   kind: "not_estimated";
   lens: "b2b" | "b2c";
   problem: {
    id: string;
    title: string;
   };
   atStake: number | null;
   reach: number | null;
  } | {
   kind: "outweighed";
   problem: {
    id: string;
    title: string;
   };
   evidence: number;
   atStake: number;
   byProblem: {
    id: string;
    title: string;
   };
   byEvidence: number;
   byAtStake: number;
  } | {
   kind: "moved";
   lens: "b2b" | "b2c";
   problem: {
    id: string;
    title: string;
   };
   from: number;
   to: number;
   since: string;
  })[];
 };
 "GET /api/v1/workspaces/{}/products/{}/passed-dates query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/products/{}/passed-dates answer": {
  items: {
   kind: "deadline" | "stake";
   id: string;
   dueOn: string;
   what: string;
   problem: {
    id: string;
    name: string;
   };
   account: {
    id: string;
    name: string;
   } | null;
   note: string | null;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/playbook answer": {
  productId: string;
  productName: string;
  businessModel: "b2c" | "b2b" | "hybrid";
  areas: {
   area: "people" | "problems" | "expertise" | "ownership" | "acquisition" | "releases" | "success";
   question: string;
   answers: {
    b2c: string;
    b2b: string;
    hybrid: string;
   };
   policies: Shapes["Shape015c53f2"][];
  }[];
 };
 Shape7f8fec56: {
  status?: "heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged";
  stewardId?: string;
  tag?: string;
  objectiveId?: string;
  q?: string;
  archived?: boolean;
  sort?: "newest" | "oldest" | "title" | "changed";
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/products/{}/problems query": Shapes["Shape7f8fec56"];
 "GET /api/v1/workspaces/{}/products/{}/problems answer": {
  items: {
   id: string;
   productId: string;
   title: string;
   who: string | null;
   situation: string | null;
   obstacle: string | null;
   consequence: string | null;
   measureOfSuccess: string | null;
   status: "heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged";
   parkedReason: string | null;
   mergedInto: string | null;
   objectiveId: string | null;
   effortPersonWeeks: number | null;
   durationWeeks: number | null;
   impact: number | null;
   inputsSetBy: string | null;
   inputsSetAt: string | null;
   stewardIds: string[];
   tags: string[];
   source: string | null;
   externalId: string | null;
   version: number;
   createdBy: string;
   createdAt: string;
   updatedAt: string;
   archivedAt: string | null;
   evidence: number;
   people: number;
   accounts: number;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/problems.csv query": Shapes["Shape7f8fec56"];
 Shape01bba071: {
  asOf?: string;
  lens?: "b2b" | "b2c";
  segmentId?: string;
  status?: string;
  stewardId?: string;
  tag?: string;
  q?: string;
  sort?: "rank" | "title" | "business" | "consumer" | "value" | "cost" | "reach" | "confidence" | "effort" | "evidence" | "due" | "updated";
  direction?: "asc" | "desc";
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/products/{}/ranking query": Shapes["Shape01bba071"];
 "GET /api/v1/workspaces/{}/products/{}/ranking answer": {
  asOf: string;
  currency: string;
  businessModel: "b2c" | "b2b" | "hybrid";
  rule: {
   text: string;
   from: "default" | "override" | "view";
  };
  total: number;
  waiting: number;
  items: {
   id: string;
   title: string;
   status: "heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged";
   version: number;
   stewardIds: string[];
   tags: string[];
   block: "scored" | "valued";
   rank: number | null;
   because: "b2b" | "b2c" | "deadline";
   effortPersonWeeks: number | null;
   durationWeeks: number | null;
   business: {
    rank: number | null;
    score: number | null;
    valueAtStake: number;
    costPerWeek: number | null;
    weeks: number | null;
    families: number;
    cannotBeMet: number;
    passed: number;
    nextDueOn: string | null;
    stance: {
     importance: 0 | 1 | 2 | 3;
     reason: "grow" | "protect" | "neither" | "mixed";
     families: number;
     byTeam: number;
    } | null;
   };
   consumer: {
    rank: number | null;
    score: number | null;
    reach: number;
    reachMeasured: boolean;
    impact: 0.25 | 0.5 | 1 | 2 | 3;
    impactAssumed: boolean;
    confidence: number;
    effortPersonMonths: number | null;
    numerator: number;
   };
   evidenceCount: number;
   evidenceKinds: {
    [key: string]: number;
   };
   lastEvidenceAt: string | null;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/ranking.csv query": Shapes["Shape01bba071"];
 "GET /api/v1/workspaces/{}/products/{}/source-activity answer": {
  items: {
   sourceId: string;
   lastEventAt: string | null;
   eventsOfDay: number;
   rejected: number;
  }[];
 };
 "GET /api/v1/workspaces/{}/products/{}/sources query": {
  cursor?: string;
  limit?: number;
  archived?: boolean;
 };
 Shape2764c650: {
  id: string;
  productId: string;
  name: string;
  kind: "public" | "server";
  zone: string;
  writeKey: string | null;
  keyStart: string;
  keyMadeAt: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/sources answer": {
  items: Shapes["Shape2764c650"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/value-promises query": {
  cursor?: string;
  limit?: number;
  archived?: boolean;
 };
 Shapef3d8eaf2: {
  kind: "role";
  role: "economic_buyer" | "decision_maker" | "champion" | "executive_sponsor" | "technical_evaluator" | "procurement" | "legal_security" | "admin" | "end_user" | "influencer" | "blocker" | "coach";
 };
 Shapeaed96927: {
  kind: "persona";
  name: string;
 };
 Shape924d48dc: {
  id: string;
  productId: string;
  audience: Shapes["Shapef3d8eaf2"] | Shapes["Shapeaed96927"];
  job: string;
  claimedGain: string;
  metricName: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/products/{}/value-promises answer": {
  items: Shapes["Shape924d48dc"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/records/{}/import answer": {
  broughtBy: {
   importId: string;
   fileName: string;
   startedAt: string | null;
  } | null;
 };
 "GET /api/v1/workspaces/{}/revenue-lines query": {
  cursor?: string;
  limit?: number;
  accountId?: string;
  productId?: string | "none";
  kind?: "recurring" | "one_off" | "trial";
  liveOn?: string;
  archived?: boolean;
 };
 Shape93c2fc1e: {
  id: string;
  accountId: string;
  accountName: string;
  productId: string | null;
  amountMinor: number;
  currency: string;
  period: "month" | "year" | "once";
  kind: "recurring" | "one_off" | "trial";
  from: string;
  to: string | null;
  source: string | null;
  assumed: {
   [key: string]: string;
  };
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/revenue-lines answer": {
  items: Shapes["Shape93c2fc1e"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/revenue-lines/{} answer": Shapes["Shape93c2fc1e"];
 Shape9077e2ac: {
  events: number;
  done: number;
  total: number;
 };
 Shapeecdc64d4: {
  workspaceId: string;
  workspaceName: string;
  status: "loading" | "ready" | "failed" | "removing";
  seed: number;
  day: string;
  done: number;
  total: number;
  phase: string;
  failure: string | null;
  history: Shapes["Shape9077e2ac"];
  startedAt: string;
  finishedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/sample answer": Shapes["Shapeecdc64d4"];
 "GET /api/v1/workspaces/{}/samples answer": {
  items: Shapes["Shapeecdc64d4"][];
 };
 "GET /api/v1/workspaces/{}/saved-views query": {
  page?: string;
 };
 Shape6794ed00: {
  id: string;
  page: string;
  name: string;
  search: {
   [key: string]: string | "" | number | boolean | null | (string | number)[];
  };
  shared: boolean;
  memberId: string;
  memberName: string | null;
  isMine: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
 };
 "GET /api/v1/workspaces/{}/saved-views answer": {
  items: Shapes["Shape6794ed00"][];
 };
 "GET /api/v1/workspaces/{}/search query": {
  q: string;
  kinds?: string;
  productId?: string;
  nearProductId?: string;
  limit?: number;
 };
 Shape3302d52c: {
  text: string;
  marks: {
   from: number;
   to: number;
  }[];
 };
 "GET /api/v1/workspaces/{}/search answer": {
  groups: {
   kind: "problem" | "account" | "person" | "evidence" | "comment" | "deal" | "objective" | "insight" | "metric" | "segment";
   hits: {
    kind: "problem" | "account" | "person" | "evidence" | "comment" | "deal" | "objective" | "insight" | "metric" | "segment";
    id: string;
    title: Shapes["Shape3302d52c"];
    snippet: Shapes["Shape3302d52c"] | null;
    note: string | null;
    productId: string | null;
    subject: {
     kind: "problem" | "account" | "person" | "evidence" | "comment" | "deal" | "objective" | "insight" | "metric" | "segment";
     id: string;
    } | null;
   }[];
   hasMore: boolean;
  }[];
 };
 "GET /api/v1/workspaces/{}/segments query": {
  cursor?: string;
  limit?: number;
  kind?: "account" | "person";
  q?: string;
  archived?: boolean;
 };
 Shape6dc95410: {
  id: string;
  name: string;
  kind: "account" | "person";
  definition: {
   rule: Shapes["SegmentRule"];
  } | {
   list: string[];
  };
  words: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "GET /api/v1/workspaces/{}/segments answer": {
  items: Shapes["Shape6dc95410"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/segments/{} answer": Shapes["Shape6dc95410"];
 "GET /api/v1/workspaces/{}/segments/{}/members query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/segments/{}/members answer": {
  items: {
   id: string;
   no: number;
   name: string;
   why: string[];
  }[];
  nextCursor: string | null;
 };
 Shaped22c935d: {
  kind: "account" | "person";
  size: number;
  asOf: string;
 };
 "GET /api/v1/workspaces/{}/segments/{}/size answer": Shapes["Shaped22c935d"];
 "GET /api/v1/workspaces/{}/sources/{} answer": Shapes["Shape2764c650"];
 "GET /api/v1/workspaces/{}/sources/{}/events query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/sources/{}/events answer": {
  items: {
   event: string;
   type: string;
   at: string;
   receivedAt: string;
   actor: number;
   account: number;
   userId: string | null;
   anonymousId: string | null;
   groupId: string | null;
   properties: {
    [key: string]: unknown;
   };
   context: {
    [key: string]: unknown;
   };
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/sources/{}/imports query": {
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/sources/{}/imports answer": {
  items: Shapes["Shape37df22c5"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/sources/{}/rejected-events query": {
  code?: string;
  cursor?: string;
  limit?: number;
 };
 "GET /api/v1/workspaces/{}/sources/{}/rejected-events answer": {
  items: {
   id: string;
   code: string;
   message: string;
   receivedAt: string;
   event: unknown;
  }[];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/sources/{}/rejections answer": {
  items: {
   code: string;
   events: number;
   kept: number;
   firstAt: string;
   lastAt: string;
  }[];
 };
 "GET /api/v1/workspaces/{}/stakeholder-roles query": {
  cursor?: string;
  limit?: number;
  accountId?: string;
  personId?: string;
  dealId?: string;
  status?: "proposed" | "confirmed";
  archived?: boolean;
 };
 "GET /api/v1/workspaces/{}/stakeholder-roles answer": {
  items: Shapes["Shape7f1d1ea0"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/stakeholder-roles/{} answer": Shapes["Shape7f1d1ea0"];
 "GET /api/v1/workspaces/{}/webhooks query": {
  cursor?: string;
  limit?: number;
 };
 Shapec0956084: {
  id: string;
  name: string;
  url: string;
  events: string[];
  status: "active" | "paused" | "off";
  offBecause: ("failed_for_days" | "gone") | null;
  failingSince: string | null;
  lastDeliveredAt: string | null;
  waiting: number;
  failed: number;
  dropped: number;
  droppedAt: string | null;
  oldSecretUntil: string | null;
  createdByName: string;
  createdAt: string;
  version: number;
 };
 "GET /api/v1/workspaces/{}/webhooks answer": {
  items: Shapes["Shapec0956084"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/webhooks/{} answer": Shapes["Shapec0956084"];
 "GET /api/v1/workspaces/{}/webhooks/{}/messages query": {
  cursor?: string;
  limit?: number;
  state?: "waiting" | "delivered" | "failed";
 };
 Shapebe0a01c7: {
  at: string;
  status: number | null;
  trouble: string | null;
  durationMs: number;
 };
 Shape130d75d7: {
  id: string;
  webhookId: string;
  event: string;
  subject: {
   kind: string;
   id: string | null;
  };
  count: number;
  isTest: boolean;
  state: "waiting" | "delivered" | "failed";
  tries: number;
  nextTryAt: string | null;
  lastAttempt: Shapes["Shapebe0a01c7"] | null;
  occurredAt: string;
  createdAt: string;
 };
 "GET /api/v1/workspaces/{}/webhooks/{}/messages answer": {
  items: Shapes["Shape130d75d7"][];
  nextCursor: string | null;
 };
 "GET /api/v1/workspaces/{}/webhooks/{}/messages/{} answer": {
  id: string;
  webhookId: string;
  event: string;
  subject: {
   kind: string;
   id: string | null;
  };
  count: number;
  isTest: boolean;
  state: "waiting" | "delivered" | "failed";
  tries: number;
  nextTryAt: string | null;
  lastAttempt: Shapes["Shapebe0a01c7"] | null;
  occurredAt: string;
  createdAt: string;
  body: string;
  attempts: {
   at: string;
   status: number | null;
   trouble: string | null;
   durationMs: number;
   excerpt: string;
  }[];
 };
 "PATCH /api/v1/workspaces/{} body": {
  name?: string;
  currency?: string;
  timeZone?: string;
 };
 "PATCH /api/v1/workspaces/{} answer": Shapes["Shape61a12df0"];
 "PATCH /api/v1/workspaces/{}/accounts/{} body": {
  name?: string;
  domains?: string[];
  parentId?: string | null;
  industry?: string | null;
  country?: string | null;
  region?: string | null;
  employees?: number | null;
  ownTurnover?: Shapes["Shaped514ddd2"] | null;
  timeZone?: string | null;
  locale?: string | null;
  plan?: string | null;
  seats?: number | null;
  stewardId?: string | null;
  attributes?: {
   [key: string]: string | number | boolean | null;
  };
  stage?: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
  since?: string;
 };
 "PATCH /api/v1/workspaces/{}/accounts/{} answer": Shapes["Shaped27bda12"];
 "PATCH /api/v1/workspaces/{}/alerts/{} body": {
  name?: string;
  condition?: Shapes["Shapeab6ea209"] | Shapes["Shape69847fc9"];
  period?: "day" | "week" | "month";
  minimumN?: number;
  stewardId?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/alerts/{} answer": Shapes["Shape6fe9458d"];
 "PATCH /api/v1/workspaces/{}/annotations/{} body": {
  on?: string;
  title?: string;
  note?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/annotations/{} answer": Shapes["Shapec35098fc"];
 "PATCH /api/v1/workspaces/{}/comments/{} body": {
  body: string;
 };
 "PATCH /api/v1/workspaces/{}/comments/{} answer": Shapes["Shapee69a6065"];
 "PATCH /api/v1/workspaces/{}/contracts/{} body": {
  start?: string;
  end?: string | null;
  renewalOn?: string | null;
  noticeClauses?: Shapes["Shapec9002972"][];
  clauses?: Shapes["Shape2ba03297"][];
  reference?: string | null;
  source?: string | null;
  assumed?: {
   [key: string]: string;
  };
 };
 "PATCH /api/v1/workspaces/{}/contracts/{} answer": Shapes["Shaped8c3369c"];
 "PATCH /api/v1/workspaces/{}/deadlines/{} body": {
  accountId?: string | null;
  kind?: "clause" | "regulation" | "commitment";
  dueOn?: string;
  note?: string | null;
  reference?: string | null;
 };
 Shape4a568542: {
  id: string;
  problemId: string;
  accountId: string | null;
  kind: "clause" | "regulation" | "commitment";
  dueOn: string;
  note: string | null;
  reference: string | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "PATCH /api/v1/workspaces/{}/deadlines/{} answer": Shapes["Shape4a568542"];
 "PATCH /api/v1/workspaces/{}/deals/{} body": {
  name?: string;
  accountId?: string | null;
  productId?: string | null;
  amount?: Shapes["Shaped514ddd2"] | null;
  period?: "month" | "year" | "once";
  stage?: string | null;
  status?: "open" | "won" | "lost";
  probability?: number | null;
  openedOn?: string | null;
  closeOn?: string | null;
  closedOn?: string | null;
  lostReason?: string | null;
  stewardId?: string | null;
  source?: string | null;
  assumed?: {
   [key: string]: string;
  };
  attributes?: {
   [key: string]: string | number | boolean | null;
  };
 };
 "PATCH /api/v1/workspaces/{}/deals/{} answer": Shapes["Shapec74ae4b9"];
 "PATCH /api/v1/workspaces/{}/evidence/{} body": {
  kind?: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  title?: string | null;
  body?: string;
  occurredAt?: string;
  personId?: string | null;
  accountId?: string | null;
  unnamedPeople?: number;
  sourceUrl?: string | null;
  sentiment?: number | null;
  tags?: string[];
  fields?: {
   [key: string]: string | number | boolean | null;
  };
 };
 Shape6f9b23e1: {
  id: string;
  productId: string;
  kind: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  title: string;
  body: string;
  occurredAt: string;
  personId: string | null;
  accountId: string | null;
  unnamedPeople: number;
  source: string;
  sourceUrl: string | null;
  externalId: string | null;
  sentiment: number | null;
  tags: string[];
  fields: {
   [key: string]: unknown;
  };
  snapshot: Shapes["Shape6829564b"] | null;
  triage: "waiting" | "attached" | "parked";
  parkedReason: string | null;
  accountUnclear: boolean;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "PATCH /api/v1/workspaces/{}/evidence/{} answer": Shapes["Shape6f9b23e1"];
 "PATCH /api/v1/workspaces/{}/insights/{} body": {
  name?: string;
  description?: string | null;
  question?: Shapes["QuestionInput"];
  stewardId?: string | null;
  hideUnder?: number;
 };
 "PATCH /api/v1/workspaces/{}/insights/{} answer": Shapes["Shaped15445f0"];
 "PATCH /api/v1/workspaces/{}/key-results/{} body": {
  name?: string;
  definition?: string | null;
  unit?: string;
  direction?: "increase" | "decrease";
  baseline?: number;
  target?: number;
  metricId?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/key-results/{} answer": Shapes["Shape0b1a47c9"];
 "PATCH /api/v1/workspaces/{}/me body": {
  name?: string;
  function?: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
  timeZone?: string | null;
  locale?: string | null;
  theme?: ("light" | "dark" | "system") | null;
  mailChoice?: "at_once" | "daily" | "off";
 };
 "PATCH /api/v1/workspaces/{}/me answer": Shapes["Shapecb3631b9"];
 "PATCH /api/v1/workspaces/{}/members/{} body": {
  name?: string;
  role?: "admin" | "product_manager" | "contributor" | "viewer";
  function?: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
 };
 "PATCH /api/v1/workspaces/{}/members/{} answer": Shapes["Shape0f329c1b"];
 "PATCH /api/v1/workspaces/{}/memberships/{} body": {
  title?: string | null;
  activeFrom?: string | null;
  activeTo?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/memberships/{} answer": Shapes["Shape7eaa2b21"];
 Shape6de8de11: {
  kind: "trends";
  series?: number;
  figure?: "total" | "mean";
 };
 Shape07e3796c: {
  kind: "funnel";
  step?: number | null;
  figure?: "share" | "came" | "dropped";
 };
 Shapeb1a38447: {
  kind: "retention";
  column: number;
  figure?: "share" | "came";
 };
 Shape7331a403: {
  kind: "stickiness";
  intervals: number;
  figure?: "share" | "came";
 };
 Shapefff0c3a4: {
  question: Shapes["QuestionInput"];
  reduction: Shapes["Shape6de8de11"] | Shapes["Shape07e3796c"] | Shapes["Shapeb1a38447"] | Shapes["Shape28aadaf3"] | Shapes["Shape7331a403"] | {
   kind: "cohort";
  };
  cap?: number | null;
  periodDays?: number;
 };
 "PATCH /api/v1/workspaces/{}/metrics/{} body": {
  name?: string;
  description?: string | null;
  unit?: string;
  direction?: "increase" | "decrease";
  definition?: Shapes["Shapefff0c3a4"];
  reason?: string;
 };
 "PATCH /api/v1/workspaces/{}/metrics/{} answer": Shapes["Shaped391428c"];
 "PATCH /api/v1/workspaces/{}/north-stars/{} body": {
  name?: string;
  definition?: string | null;
  unit?: string;
  direction?: "increase" | "decrease";
  metricId?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/north-stars/{} answer": Shapes["Shapee0926bb2"];
 "PATCH /api/v1/workspaces/{}/objectives/{} body": {
  title?: string;
  description?: string | null;
  startsOn?: string;
  endsOn?: string;
  status?: "draft" | "active" | "achieved" | "missed" | "dropped";
  stewardId?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/objectives/{} answer": Shapes["Shapea78dee68"];
 "PATCH /api/v1/workspaces/{}/persons/{} body": {
  email?: string | null;
  name?: string | null;
  locale?: string | null;
  timeZone?: string | null;
  traits?: {
   [key: string]: string | number | boolean | null;
  };
 };
 "PATCH /api/v1/workspaces/{}/persons/{} answer": Shapes["Shapee11bd167"];
 "PATCH /api/v1/workspaces/{}/problems/{} body": {
  title?: string;
  who?: string | null;
  situation?: string | null;
  obstacle?: string | null;
  consequence?: string | null;
  measureOfSuccess?: string | null;
  objectiveId?: string | null;
  stewardIds?: string[];
  tags?: string[];
 };
 Shape6541743b: {
  id: string;
  productId: string;
  title: string;
  who: string | null;
  situation: string | null;
  obstacle: string | null;
  consequence: string | null;
  measureOfSuccess: string | null;
  status: "heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged";
  parkedReason: string | null;
  mergedInto: string | null;
  objectiveId: string | null;
  effortPersonWeeks: number | null;
  durationWeeks: number | null;
  impact: number | null;
  inputsSetBy: string | null;
  inputsSetAt: string | null;
  stewardIds: string[];
  tags: string[];
  source: string | null;
  externalId: string | null;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "PATCH /api/v1/workspaces/{}/problems/{} answer": Shapes["Shape6541743b"];
 Shape73f7efc2: {
  evidenceIds: string[];
  importance?: 0 | 1 | 2 | 3;
  reason?: "grow" | "protect" | "neither";
 };
 "PATCH /api/v1/workspaces/{}/problems/{}/evidence body": Shapes["Shape73f7efc2"];
 Shaped3796172: {
  evidenceId: string;
  problemId: string;
  importance: 0 | 1 | 2 | 3;
  reason: "grow" | "protect" | "neither";
  valuedBy: "person" | "team";
  valuedAt: string;
 };
 Shapef2ebc8df: {
  items: Shapes["Shaped3796172"][];
 };
 "PATCH /api/v1/workspaces/{}/problems/{}/evidence answer": Shapes["Shapef2ebc8df"];
 "PATCH /api/v1/workspaces/{}/products/{} body": {
  name?: string;
  businessModel?: "b2c" | "b2b" | "hybrid";
  vision?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/products/{} answer": Shapes["Shape8cf8c1c9"];
 "PATCH /api/v1/workspaces/{}/revenue-lines/{} body": {
  productId?: string | null;
  amountMinor?: number;
  currency?: string;
  period?: "month" | "year" | "once";
  kind?: "recurring" | "one_off" | "trial";
  from?: string;
  to?: string | null;
  source?: string | null;
  assumed?: {
   [key: string]: string;
  };
 };
 "PATCH /api/v1/workspaces/{}/revenue-lines/{} answer": Shapes["Shape93c2fc1e"];
 "PATCH /api/v1/workspaces/{}/saved-views/{} body": {
  name?: string;
  search?: {
   [key: string]: string | "" | number | boolean | null | (string | number)[];
  };
  shared?: boolean;
 };
 "PATCH /api/v1/workspaces/{}/saved-views/{} answer": Shapes["Shape6794ed00"];
 "PATCH /api/v1/workspaces/{}/segments/{} body": {
  name?: string;
  definition?: {
   rule: Shapes["SegmentRuleInput"];
  } | {
   list: string[];
  };
 };
 "PATCH /api/v1/workspaces/{}/segments/{} answer": Shapes["Shape6dc95410"];
 "PATCH /api/v1/workspaces/{}/sources/{} body": {
  name?: string;
 };
 "PATCH /api/v1/workspaces/{}/sources/{} answer": Shapes["Shape2764c650"];
 "PATCH /api/v1/workspaces/{}/stakeholder-roles/{} body": {
  role?: "economic_buyer" | "decision_maker" | "champion" | "executive_sponsor" | "technical_evaluator" | "procurement" | "legal_security" | "admin" | "end_user" | "influencer" | "blocker" | "coach";
  influence?: number | null;
  interest?: number | null;
  legitimacy?: number | null;
  urgency?: number | null;
  stance?: number | null;
  currentEngagement?: ("unaware" | "resistant" | "neutral" | "supportive" | "leading") | null;
  desiredEngagement?: ("unaware" | "resistant" | "neutral" | "supportive" | "leading") | null;
  evidenceId?: string | null;
  reason?: string | null;
  from?: string | null;
  to?: string | null;
 };
 "PATCH /api/v1/workspaces/{}/stakeholder-roles/{} answer": Shapes["Shape7f1d1ea0"];
 "PATCH /api/v1/workspaces/{}/stakes/{} body": {
  cost?: Shapes["Shapec02d8d74"] | null;
  neededBy?: string | null;
  why?: string | null;
  saidByPersonId?: string | null;
  saidInRole?: string | null;
  evidenceId?: string | null;
  isCustomer?: boolean;
 };
 Shape1d73a2a5: {
  id: string;
  problemId: string;
  accountId: string;
  cost: Shapes["Shapec02d8d74"] | null;
  neededBy: string | null;
  why: string | null;
  saidByPersonId: string | null;
  saidInRole: string | null;
  evidenceId: string | null;
  isCustomer: boolean;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
 };
 "PATCH /api/v1/workspaces/{}/stakes/{} answer": Shapes["Shape1d73a2a5"];
 "PATCH /api/v1/workspaces/{}/value-promises/{} body": {
  audience?: Shapes["Shapef3d8eaf2"] | Shapes["Shapeaed96927"];
  job?: string;
  claimedGain?: string;
  metricName?: string;
 };
 "PATCH /api/v1/workspaces/{}/value-promises/{} answer": Shapes["Shape924d48dc"];
 "PATCH /api/v1/workspaces/{}/webhooks/{} body": {
  name?: string;
  url?: string;
  events?: ("*" | "problem.created" | "problem.changed" | "problem.status_changed" | "problem.inputs_set" | "problem.merged" | "problem.took_in" | "problem.unmerged" | "problem.archived" | "problem.restored" | "problem.reach_source_set" | "problem.reach_source_cleared" | "problem.reach_measured" | "problem.alert_linked" | "problem.alert_unlinked" | "evidence.captured" | "evidence.changed" | "evidence.attached" | "evidence.detached" | "evidence.revalued" | "evidence.parked" | "evidence.reopened" | "evidence.account_set" | "evidence.archived" | "evidence.restored" | "comment.added" | "comment.edited" | "comment.removed" | "stated_stake.created" | "stated_stake.changed" | "stated_stake.date_answered" | "stated_stake.archived" | "stated_stake.restored" | "deadline_fact.created" | "deadline_fact.changed" | "deadline_fact.answered" | "deadline_fact.archived" | "deadline_fact.restored" | "team_value.set" | "team_value.set_for_all" | "team_value.removed" | "account.created" | "account.changed" | "accounts.changed" | "account.merged" | "account.state_recorded" | "account.state_removed" | "account.archived" | "account.restored" | "account.confirmed" | "person.created" | "person.changed" | "persons.changed" | "person.merged" | "person.archived" | "person.restored" | "person.confirmed" | "person.facts_erased" | "membership.created" | "membership.changed" | "membership.archived" | "membership.restored" | "membership.confirmed" | "stakeholder_role.created" | "stakeholder_role.proposed" | "stakeholder_role.confirmed" | "stakeholder_role.changed" | "stakeholder_role.archived" | "stakeholder_role.restored" | "revenue_line.created" | "revenue_line.changed" | "revenue_line.archived" | "revenue_line.restored" | "contract.created" | "contract.changed" | "contract.archived" | "contract.restored" | "deal.created" | "deal.changed" | "deal.archived" | "deal.restored" | "segment.created" | "segment.changed" | "segment.archived" | "segment.restored" | "product.created" | "product.changed" | "product.archived" | "product.restored" | "policy.overridden" | "policy.override_cleared" | "outcome.created" | "outcome.predicted" | "outcome.measured" | "outcome.archived" | "outcome.restored" | "insight.created" | "insight.changed" | "insight.duplicated" | "insight.archived" | "insight.restored" | "metric.created" | "metric.changed" | "metric.measured" | "metric.archived" | "metric.restored" | "alert.created" | "alert.changed" | "alert.crossed" | "alert.archived" | "alert.restored" | "objective.created" | "objective.changed" | "objective.archived" | "objective.restored" | "key_result.created" | "key_result.changed" | "key_result.archived" | "key_result.restored" | "measurement.recorded" | "measurement.removed" | "north_star.created" | "north_star.changed" | "north_star.archived" | "north_star.restored" | "value_promise.created" | "value_promise.changed" | "value_promise.archived" | "value_promise.restored" | "import.run_started" | "import.done" | "import.cancelled" | "import.undo_started" | "import.undone" | "merge.undone")[];
 };
 "PATCH /api/v1/workspaces/{}/webhooks/{} answer": Shapes["Shapec0956084"];
 "POST /api/auth/change-password body": {
  currentPassword: string;
  newPassword: string;
 };
 "POST /api/auth/sign-in/email body": {
  email: string;
  password: string;
  rememberMe?: boolean;
 };
 "POST /api/v1/first-member body": {
  token: string;
  workspaceName: string;
  currency?: string;
  timeZone?: string;
  name: string;
  email: string;
  password: string;
  function?: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
 };
 Shapecd334808: {
  workspaceId: string;
  memberId: string;
 };
 "POST /api/v1/first-member answer": Shapes["Shapecd334808"];
 "POST /api/v1/invitations/{}/accept body": {
  name?: string;
  email?: string;
  password?: string;
 };
 "POST /api/v1/invitations/{}/accept answer": Shapes["Shapecd334808"];
 "POST /api/v1/password-resets body": {
  email: string;
 };
 "POST /api/v1/password-resets/{} body": {
  newPassword: string;
 };
 "POST /api/v1/workspaces body": {
  name: string;
  currency?: string;
  timeZone?: string;
  function?: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
 };
 "POST /api/v1/workspaces answer": Shapes["Shapecd334808"];
 "POST /api/v1/workspaces/{}/accounts body": {
  name: string;
  domains?: string[];
  parentId?: string | null;
  industry?: string | null;
  country?: string | null;
  region?: string | null;
  employees?: number | null;
  ownTurnover?: Shapes["Shaped514ddd2"] | null;
  timeZone?: string | null;
  locale?: string | null;
  plan?: string | null;
  seats?: number | null;
  stewardId?: string | null;
  attributes?: {
   [key: string]: string | number | boolean | null;
  };
  stage?: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
  stageSince?: string;
  externalRefs?: Shapes["Shape401aafd0"][];
 };
 "POST /api/v1/workspaces/{}/accounts answer": Shapes["Shaped27bda12"];
 "POST /api/v1/workspaces/{}/accounts/changes body": {
  accountIds: string[];
  change: {
   stewardId?: string | null;
   stage?: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
   since?: string;
   plan?: string | null;
   attributes?: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   archived: boolean;
  };
 };
 Shape5364f600: {
  changed: number;
  unchanged: number;
 };
 "POST /api/v1/workspaces/{}/accounts/changes answer": Shapes["Shape5364f600"];
 "POST /api/v1/workspaces/{}/accounts/{}/archive answer": Shapes["Shaped27bda12"];
 "POST /api/v1/workspaces/{}/accounts/{}/confirm answer": Shapes["Shaped27bda12"];
 "POST /api/v1/workspaces/{}/accounts/{}/restore answer": Shapes["Shaped27bda12"];
 "POST /api/v1/workspaces/{}/alerts/{}/archive answer": Shapes["Shape6fe9458d"];
 "POST /api/v1/workspaces/{}/alerts/{}/check answer": Shapes["Shapeba8a6bf0"];
 "POST /api/v1/workspaces/{}/alerts/{}/restore answer": Shapes["Shape6fe9458d"];
 "POST /api/v1/workspaces/{}/api-keys body": {
  name: string;
  scopes: ("read" | "capture" | "edit" | "decide" | "import" | "export" | "administer")[];
  expiresAt?: string | null;
 };
 "POST /api/v1/workspaces/{}/api-keys answer": {
  id: string;
  name: string;
  start: string;
  scopes: ("read" | "capture" | "edit" | "decide" | "import" | "export" | "administer")[];
  memberId: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
  secret: string;
 };
 "POST /api/v1/workspaces/{}/api-keys/{}/revoke answer": Shapes["Shape0deadf74"];
 "POST /api/v1/workspaces/{}/comments body": {
  subjectKind: "problem" | "evidence" | "account" | "person";
  subjectId: string;
  body: string;
 };
 "POST /api/v1/workspaces/{}/comments answer": Shapes["Shapee69a6065"];
 "POST /api/v1/workspaces/{}/contracts body": {
  accountId: string;
  start: string;
  end?: string | null;
  renewalOn?: string | null;
  noticeClauses?: Shapes["Shapec9002972"][];
  clauses?: Shapes["Shape2ba03297"][];
  reference?: string | null;
  source?: string | null;
  assumed?: {
   [key: string]: string;
  };
 };
 "POST /api/v1/workspaces/{}/contracts answer": Shapes["Shaped8c3369c"];
 "POST /api/v1/workspaces/{}/contracts/{}/archive answer": Shapes["Shaped8c3369c"];
 "POST /api/v1/workspaces/{}/contracts/{}/restore answer": Shapes["Shaped8c3369c"];
 Shapedffbaf83: {
  answer: {
   is: "moved";
   to: string;
  } | {
   is: "no_longer_holds";
  };
  note?: string | null;
 };
 "POST /api/v1/workspaces/{}/deadlines/{}/answer body": Shapes["Shapedffbaf83"];
 "POST /api/v1/workspaces/{}/deadlines/{}/answer answer": Shapes["Shape4a568542"];
 "POST /api/v1/workspaces/{}/deadlines/{}/archive answer": Shapes["Shape4a568542"];
 "POST /api/v1/workspaces/{}/deadlines/{}/restore answer": Shapes["Shape4a568542"];
 "POST /api/v1/workspaces/{}/deals body": {
  name: string;
  accountId?: string | null;
  productId?: string | null;
  amount?: Shapes["Shaped514ddd2"] | null;
  period?: "month" | "year" | "once";
  stage?: string | null;
  status?: "open" | "won" | "lost";
  probability?: number | null;
  openedOn?: string | null;
  closeOn?: string | null;
  closedOn?: string | null;
  lostReason?: string | null;
  stewardId?: string | null;
  source?: string | null;
  assumed?: {
   [key: string]: string;
  };
  attributes?: {
   [key: string]: string | number | boolean | null;
  };
  externalRefs?: Shapes["Shape401aafd0"][];
 };
 "POST /api/v1/workspaces/{}/deals answer": Shapes["Shapec74ae4b9"];
 "POST /api/v1/workspaces/{}/deals/{}/archive answer": Shapes["Shapec74ae4b9"];
 "POST /api/v1/workspaces/{}/deals/{}/restore answer": Shapes["Shapec74ae4b9"];
 "POST /api/v1/workspaces/{}/evidence/{}/account body": {
  accountId: string | null;
 };
 "POST /api/v1/workspaces/{}/evidence/{}/account answer": Shapes["Shape6f9b23e1"];
 "POST /api/v1/workspaces/{}/evidence/{}/archive answer": Shapes["Shape6f9b23e1"];
 "POST /api/v1/workspaces/{}/evidence/{}/restore answer": Shapes["Shape6f9b23e1"];
 Shape35135701: {
  kind: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role";
  recordId: string;
  source: string;
  externalId: string;
 };
 "POST /api/v1/workspaces/{}/external-refs body": Shapes["Shape35135701"];
 Shapefbae9b4f: {
  items: Shapes["Shape401aafd0"][];
 };
 "POST /api/v1/workspaces/{}/external-refs answer": Shapes["Shapefbae9b4f"];
 "POST /api/v1/workspaces/{}/external-refs/removals body": Shapes["Shape35135701"];
 "POST /api/v1/workspaces/{}/external-refs/removals answer": Shapes["Shapefbae9b4f"];
 "POST /api/v1/workspaces/{}/fact-imports/{}/cancel answer": Shapes["Shape37df22c5"];
 "POST /api/v1/workspaces/{}/fact-imports/{}/run body": {
  mapping?: Shapes["Shape59f374e1"] | null;
 };
 "POST /api/v1/workspaces/{}/fact-imports/{}/run answer": Shapes["Shape37df22c5"];
 "POST /api/v1/workspaces/{}/imports answer": Shapes["Shape8c22d220"];
 "POST /api/v1/workspaces/{}/imports/{}/cancel answer": Shapes["Shape8c22d220"];
 "POST /api/v1/workspaces/{}/imports/{}/check answer": Shapes["Shape8c22d220"];
 "POST /api/v1/workspaces/{}/imports/{}/leftovers/{} body": {
  answer: "keep" | "undo";
 };
 "POST /api/v1/workspaces/{}/imports/{}/leftovers/{} answer": Shapes["Shape96d0194a"];
 "POST /api/v1/workspaces/{}/imports/{}/resume answer": Shapes["Shape8c22d220"];
 "POST /api/v1/workspaces/{}/imports/{}/run answer": Shapes["Shape8c22d220"];
 "POST /api/v1/workspaces/{}/imports/{}/undo answer": Shapes["Shape8c22d220"];
 "POST /api/v1/workspaces/{}/insights/{}/archive answer": Shapes["Shaped15445f0"];
 "POST /api/v1/workspaces/{}/insights/{}/duplicate body": {
  name?: string;
 };
 "POST /api/v1/workspaces/{}/insights/{}/duplicate answer": Shapes["Shaped15445f0"];
 "POST /api/v1/workspaces/{}/insights/{}/move body": {
  afterId: string | null;
 };
 "POST /api/v1/workspaces/{}/insights/{}/move answer": Shapes["Shaped15445f0"];
 "POST /api/v1/workspaces/{}/insights/{}/restore answer": Shapes["Shaped15445f0"];
 "POST /api/v1/workspaces/{}/invitations body": {
  email?: string | null;
  role: "admin" | "product_manager" | "contributor" | "viewer";
  function?: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
  sendMail?: boolean;
 };
 "POST /api/v1/workspaces/{}/invitations answer": {
  id: string;
  email: string | null;
  role: "admin" | "product_manager" | "contributor" | "viewer";
  function: "product" | "engineering" | "design" | "research" | "sales" | "success" | "support" | "marketing" | "data" | "legal" | "executive" | "other";
  invitedBy: string;
  expiresAt: string;
  createdAt: string;
  revokedAt: string | null;
  token: string;
 };
 "POST /api/v1/workspaces/{}/invitations/{}/revoke answer": Shapes["Shapebcfb3fba"];
 "POST /api/v1/workspaces/{}/key-results/{}/archive answer": Shapes["Shape0b1a47c9"];
 "POST /api/v1/workspaces/{}/key-results/{}/restore answer": Shapes["Shape0b1a47c9"];
 "POST /api/v1/workspaces/{}/measurements body": {
  subject: {
   kind: "north_star";
   id: string;
  } | {
   kind: "key_result";
   id: string;
  };
  measuredOn: string;
  value: number;
  source?: "typed" | "measured";
  note?: string | null;
  n?: number | null;
 };
 "POST /api/v1/workspaces/{}/measurements answer": Shapes["Shapefa9c0e23"];
 "POST /api/v1/workspaces/{}/members/{}/archive answer": Shapes["Shape0f329c1b"];
 "POST /api/v1/workspaces/{}/members/{}/restore answer": Shapes["Shape0f329c1b"];
 "POST /api/v1/workspaces/{}/memberships body": {
  personId: string;
  accountId: string;
  title?: string | null;
  activeFrom?: string | null;
  activeTo?: string | null;
 };
 "POST /api/v1/workspaces/{}/memberships answer": Shapes["Shape7eaa2b21"];
 "POST /api/v1/workspaces/{}/memberships/{}/archive answer": Shapes["Shape7eaa2b21"];
 "POST /api/v1/workspaces/{}/memberships/{}/confirm answer": Shapes["Shape7eaa2b21"];
 "POST /api/v1/workspaces/{}/memberships/{}/restore answer": Shapes["Shape7eaa2b21"];
 "POST /api/v1/workspaces/{}/metrics/{}/archive answer": Shapes["Shaped391428c"];
 "POST /api/v1/workspaces/{}/metrics/{}/measure body": {
  from?: string;
  to?: string;
 };
 "POST /api/v1/workspaces/{}/metrics/{}/measure answer": Shapes["Shapef201c5eb"];
 "POST /api/v1/workspaces/{}/metrics/{}/restore answer": Shapes["Shaped391428c"];
 "POST /api/v1/workspaces/{}/north-stars/{}/archive answer": Shapes["Shapee0926bb2"];
 "POST /api/v1/workspaces/{}/north-stars/{}/restore answer": Shapes["Shapee0926bb2"];
 "POST /api/v1/workspaces/{}/notifications/read-all body": {
  upTo?: string;
 };
 "POST /api/v1/workspaces/{}/notifications/read-all answer": {
  unread: number;
 };
 "POST /api/v1/workspaces/{}/notifications/{}/read answer": {
  unread: number;
 };
 "POST /api/v1/workspaces/{}/objectives/{}/archive answer": Shapes["Shapea78dee68"];
 "POST /api/v1/workspaces/{}/objectives/{}/key-results body": {
  name: string;
  definition?: string | null;
  unit: string;
  direction: "increase" | "decrease";
  baseline: number;
  target: number;
  metricId?: string | null;
 };
 "POST /api/v1/workspaces/{}/objectives/{}/key-results answer": Shapes["Shape0b1a47c9"];
 "POST /api/v1/workspaces/{}/objectives/{}/restore answer": Shapes["Shapea78dee68"];
 "POST /api/v1/workspaces/{}/outcomes/{}/archive answer": Shapes["Shape0f2e6943"];
 "POST /api/v1/workspaces/{}/outcomes/{}/measure body": {
  from?: string;
  to?: string;
 };
 "POST /api/v1/workspaces/{}/outcomes/{}/measure answer": Shapes["Shape0f2e6943"];
 "POST /api/v1/workspaces/{}/outcomes/{}/predict body": {
  predicted: Shapes["Shape3f9afe3e"];
  reason?: string;
 };
 "POST /api/v1/workspaces/{}/outcomes/{}/predict answer": Shapes["Shape0f2e6943"];
 "POST /api/v1/workspaces/{}/outcomes/{}/restore answer": Shapes["Shape0f2e6943"];
 "POST /api/v1/workspaces/{}/people-merges/accounts body": {
  winnerId: string;
  loserId: string;
  takeFromLoser?: ("name" | "parentId" | "industry" | "country" | "region" | "employees" | "ownTurnover" | "timeZone" | "locale" | "plan" | "stage" | "seats" | "stewardId")[];
 };
 "POST /api/v1/workspaces/{}/people-merges/accounts answer": Shapes["Shape75b01a32"];
 "POST /api/v1/workspaces/{}/people-merges/persons body": {
  winnerId: string;
  loserId: string;
  takeFromLoser?: ("name" | "email" | "locale" | "timeZone")[];
 };
 "POST /api/v1/workspaces/{}/people-merges/persons answer": Shapes["Shape75b01a32"];
 "POST /api/v1/workspaces/{}/people-merges/{}/undo answer": Shapes["Shape75b01a32"];
 "POST /api/v1/workspaces/{}/persons body": {
  email?: string | null;
  name?: string | null;
  locale?: string | null;
  timeZone?: string | null;
  traits?: {
   [key: string]: string | number | boolean | null;
  };
  externalRefs?: Shapes["Shape401aafd0"][];
 };
 "POST /api/v1/workspaces/{}/persons answer": Shapes["Shapee11bd167"];
 "POST /api/v1/workspaces/{}/persons/changes body": {
  personIds: string[];
  change: {
   traits: {
    [key: string]: string | number | boolean | null;
   };
  } | {
   archived: boolean;
  };
 };
 "POST /api/v1/workspaces/{}/persons/changes answer": Shapes["Shape5364f600"];
 "POST /api/v1/workspaces/{}/persons/{}/archive answer": Shapes["Shapee11bd167"];
 "POST /api/v1/workspaces/{}/persons/{}/confirm answer": Shapes["Shapee11bd167"];
 "POST /api/v1/workspaces/{}/persons/{}/erase-facts answer": {
  personId: string;
  distinctIds: number;
 };
 "POST /api/v1/workspaces/{}/persons/{}/restore answer": Shapes["Shapee11bd167"];
 "POST /api/v1/workspaces/{}/problem-merges/{}/undo answer": Shapes["Shape7cad2db1"];
 "POST /api/v1/workspaces/{}/problems/{}/archive answer": Shapes["Shape6541743b"];
 "POST /api/v1/workspaces/{}/problems/{}/deadlines body": {
  accountId?: string | null;
  kind: "clause" | "regulation" | "commitment";
  dueOn: string;
  note?: string | null;
  reference?: string | null;
 };
 "POST /api/v1/workspaces/{}/problems/{}/deadlines answer": Shapes["Shape4a568542"];
 "POST /api/v1/workspaces/{}/problems/{}/evidence body": Shapes["Shape73f7efc2"];
 "POST /api/v1/workspaces/{}/problems/{}/evidence answer": Shapes["Shapef2ebc8df"];
 "POST /api/v1/workspaces/{}/problems/{}/evidence/detach body": {
  evidenceIds: string[];
 };
 "POST /api/v1/workspaces/{}/problems/{}/evidence/detach answer": {
  detached: number;
  waiting: string[];
 };
 "POST /api/v1/workspaces/{}/problems/{}/merge body": {
  intoId: string;
 };
 "POST /api/v1/workspaces/{}/problems/{}/merge answer": Shapes["Shape7cad2db1"];
 "POST /api/v1/workspaces/{}/problems/{}/outcomes body": {
  metricId: string;
  predicted?: Shapes["Shape3f9afe3e"] | null;
  minimumN?: number;
 };
 "POST /api/v1/workspaces/{}/problems/{}/outcomes answer": Shapes["Shape0f2e6943"];
 "POST /api/v1/workspaces/{}/problems/{}/reach-source/measure answer": Shapes["Shape1dffc89a"];
 "POST /api/v1/workspaces/{}/problems/{}/restore answer": Shapes["Shape6541743b"];
 "POST /api/v1/workspaces/{}/problems/{}/stakes body": {
  accountId: string;
  cost?: Shapes["Shapec02d8d74"] | null;
  neededBy?: string | null;
  why?: string | null;
  saidByPersonId?: string | null;
  saidInRole?: string | null;
  evidenceId?: string | null;
  isCustomer?: boolean;
 };
 "POST /api/v1/workspaces/{}/problems/{}/stakes answer": Shapes["Shape1d73a2a5"];
 "POST /api/v1/workspaces/{}/problems/{}/status body": {
  status: "heard" | "validated" | "chosen" | "in_delivery" | "released" | "measured" | "parked" | "merged";
  reason?: string;
 };
 "POST /api/v1/workspaces/{}/problems/{}/status answer": Shapes["Shape6541743b"];
 "POST /api/v1/workspaces/{}/products body": {
  name: string;
  businessModel: "b2c" | "b2b" | "hybrid";
  vision?: string | null;
 };
 "POST /api/v1/workspaces/{}/products answer": Shapes["Shape8cf8c1c9"];
 Shapece2d870c: {
  kind: "insight";
  insightId: string;
  reduction: Shapes["Shape6de8de11"] | Shapes["Shape07e3796c"] | Shapes["Shapeb1a38447"] | Shapes["Shape28aadaf3"] | Shapes["Shape7331a403"] | {
   kind: "cohort";
  };
 };
 "POST /api/v1/workspaces/{}/products/{}/alerts body": {
  watched: Shapes["Shapece2d870c"] | Shapes["Shape8bc433f4"];
  name: string;
  condition: Shapes["Shapeab6ea209"] | Shapes["Shape69847fc9"];
  period?: "day" | "week" | "month";
  minimumN?: number;
  stewardId?: string | null;
 };
 "POST /api/v1/workspaces/{}/products/{}/alerts answer": Shapes["Shape6fe9458d"];
 "POST /api/v1/workspaces/{}/products/{}/annotations body": {
  on: string;
  title: string;
  note?: string | null;
 };
 "POST /api/v1/workspaces/{}/products/{}/annotations answer": Shapes["Shapec35098fc"];
 "POST /api/v1/workspaces/{}/products/{}/archive answer": Shapes["Shape8cf8c1c9"];
 "POST /api/v1/workspaces/{}/products/{}/evidence body": {
  kind: "interview" | "analytics" | "decision_maker" | "support" | "sales" | "survey" | "review" | "vote";
  title?: string | null;
  body?: string;
  occurredAt?: string;
  personId?: string | null;
  accountId?: string | null;
  unnamedPeople?: number;
  source?: string;
  sourceUrl?: string | null;
  externalId?: string | null;
  sentiment?: number | null;
  tags?: string[];
  fields?: {
   [key: string]: string | number | boolean | null;
  };
  attachTo?: {
   problemId: string;
   importance?: 0 | 1 | 2 | 3;
   reason?: "grow" | "protect" | "neither";
  };
 };
 "POST /api/v1/workspaces/{}/products/{}/evidence answer": Shapes["Shape6f9b23e1"];
 "POST /api/v1/workspaces/{}/products/{}/evidence/archive body": {
  evidenceIds: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/evidence/archive answer": {
  changed: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/evidence/restore body": {
  evidenceIds: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/evidence/restore answer": {
  changed: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/inbox/attach body": {
  evidenceIds: string[];
  problemId: string;
  importance?: 0 | 1 | 2 | 3;
  reason?: "grow" | "protect" | "neither";
 };
 Shapea4312d0b: {
  changed: string[];
  problem: Shapes["Shape6541743b"];
 };
 "POST /api/v1/workspaces/{}/products/{}/inbox/attach answer": Shapes["Shapea4312d0b"];
 "POST /api/v1/workspaces/{}/products/{}/inbox/new-problem body": {
  evidenceIds: string[];
  title: string;
  importance?: 0 | 1 | 2 | 3;
  reason?: "grow" | "protect" | "neither";
 };
 "POST /api/v1/workspaces/{}/products/{}/inbox/new-problem answer": Shapes["Shapea4312d0b"];
 "POST /api/v1/workspaces/{}/products/{}/inbox/park body": {
  evidenceIds: string[];
  reason: string;
 };
 "POST /api/v1/workspaces/{}/products/{}/inbox/park answer": {
  changed: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/inbox/reopen body": {
  evidenceIds: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/inbox/reopen answer": {
  changed: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/insights body": {
  name: string;
  description?: string | null;
  question: Shapes["QuestionInput"];
  stewardId?: string | null;
  hideUnder?: number;
 };
 "POST /api/v1/workspaces/{}/products/{}/insights answer": Shapes["Shaped15445f0"];
 "POST /api/v1/workspaces/{}/products/{}/metrics body": {
  name: string;
  description?: string | null;
  unit: string;
  direction: "increase" | "decrease";
  definition: Shapes["Shapefff0c3a4"];
 };
 "POST /api/v1/workspaces/{}/products/{}/metrics answer": Shapes["Shaped391428c"];
 "POST /api/v1/workspaces/{}/products/{}/north-stars body": {
  name: string;
  definition?: string | null;
  unit: string;
  direction: "increase" | "decrease";
  metricId?: string | null;
 };
 "POST /api/v1/workspaces/{}/products/{}/north-stars answer": Shapes["Shapee0926bb2"];
 "POST /api/v1/workspaces/{}/products/{}/objectives body": {
  title: string;
  description?: string | null;
  startsOn: string;
  endsOn: string;
  status?: "draft" | "active" | "achieved" | "missed" | "dropped";
  stewardId?: string | null;
 };
 "POST /api/v1/workspaces/{}/products/{}/objectives answer": Shapes["Shapea78dee68"];
 "POST /api/v1/workspaces/{}/products/{}/problems body": {
  title: string;
  who?: string | null;
  situation?: string | null;
  obstacle?: string | null;
  consequence?: string | null;
  measureOfSuccess?: string | null;
  objectiveId?: string | null;
  stewardIds?: string[];
  tags?: string[];
 };
 "POST /api/v1/workspaces/{}/products/{}/problems answer": Shapes["Shape6541743b"];
 "POST /api/v1/workspaces/{}/products/{}/problems/inputs body": {
  items: {
   problemId: string;
   effortPersonWeeks?: number | null;
   durationWeeks?: number | null;
   impact?: (0.25 | 0.5 | 1 | 2 | 3) | null;
   expectedVersion?: number;
  }[];
 };
 "POST /api/v1/workspaces/{}/products/{}/problems/inputs answer": {
  items: {
   id: string;
   effortPersonWeeks: number | null;
   durationWeeks: number | null;
   impact: number | null;
   inputsSetBy: string | null;
   inputsSetAt: string | null;
   version: number;
  }[];
 };
 "POST /api/v1/workspaces/{}/products/{}/questions body": {
  question: Shapes["QuestionInput"];
  hideUnder?: number;
 };
 "POST /api/v1/workspaces/{}/products/{}/questions answer": Shapes["Shape54e0865c"];
 "POST /api/v1/workspaces/{}/products/{}/questions/actors body": {
  cursor?: string;
  limit?: number;
  question: Shapes["QuestionInput"];
  cell: {
   kind: "trends";
   split?: ({
    kind: "value";
    value: string;
   } | {
    kind: "none";
   } | {
    kind: "other";
   } | {
    kind: "segment";
    segmentId: string;
   }) | null;
   before?: boolean;
   series: number;
   bucket: number | null;
  } | {
   kind: "funnel";
   split?: ({
    kind: "value";
    value: string;
   } | {
    kind: "none";
   } | {
    kind: "other";
   } | {
    kind: "segment";
    segmentId: string;
   }) | null;
   before?: boolean;
   step: number;
   dropped?: boolean;
  } | {
   kind: "retention";
   split?: ({
    kind: "value";
    value: string;
   } | {
    kind: "none";
   } | {
    kind: "other";
   } | {
    kind: "segment";
    segmentId: string;
   }) | null;
   before?: boolean;
   row: number;
   column: number;
   away?: boolean;
  } | {
   kind: "lifecycle";
   split?: ({
    kind: "value";
    value: string;
   } | {
    kind: "none";
   } | {
    kind: "other";
   } | {
    kind: "segment";
    segmentId: string;
   }) | null;
   before?: boolean;
   bucket: number;
   status: "new" | "returning" | "resurrected" | "dormant";
  } | {
   kind: "stickiness";
   split?: ({
    kind: "value";
    value: string;
   } | {
    kind: "none";
   } | {
    kind: "other";
   } | {
    kind: "segment";
    segmentId: string;
   }) | null;
   before?: boolean;
   intervals: number;
   atLeast?: boolean;
  } | {
   kind: "cohort";
   split?: ({
    kind: "value";
    value: string;
   } | {
    kind: "none";
   } | {
    kind: "other";
   } | {
    kind: "segment";
    segmentId: string;
   }) | null;
   before?: boolean;
  };
  hideUnder?: number;
 };
 "POST /api/v1/workspaces/{}/products/{}/questions/actors answer": {
  items: {
   number: number;
   id: string | null;
   name: string | null;
  }[];
  nextCursor: string | null;
 };
 "POST /api/v1/workspaces/{}/products/{}/restore answer": Shapes["Shape8cf8c1c9"];
 "POST /api/v1/workspaces/{}/products/{}/sources body": {
  name: string;
  kind: "public" | "server";
  zone?: string;
 };
 Shapeabcbffe1: {
  id: string;
  productId: string;
  name: string;
  kind: "public" | "server";
  zone: string;
  writeKey: string | null;
  keyStart: string;
  keyMadeAt: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  newWriteKey: string;
 };
 "POST /api/v1/workspaces/{}/products/{}/sources answer": Shapes["Shapeabcbffe1"];
 "POST /api/v1/workspaces/{}/products/{}/team-values/for-all body": {
  problemIds: string[];
  importance?: 0 | 1 | 2 | 3;
  reason?: "grow" | "protect" | "neither";
 };
 "POST /api/v1/workspaces/{}/products/{}/team-values/for-all answer": {
  accounts: number;
  before: {
   problemId: string;
   accountId: string;
   value: Shapes["Shape5544a92f"] | null;
  }[];
 };
 "POST /api/v1/workspaces/{}/products/{}/team-values/remove body": {
  items: {
   problemId: string;
   accountId: string;
  }[];
 };
 "POST /api/v1/workspaces/{}/products/{}/team-values/remove answer": {
  removed: number;
 };
 "POST /api/v1/workspaces/{}/products/{}/value-promises body": {
  audience: Shapes["Shapef3d8eaf2"] | Shapes["Shapeaed96927"];
  job: string;
  claimedGain: string;
  metricName: string;
 };
 "POST /api/v1/workspaces/{}/products/{}/value-promises answer": Shapes["Shape924d48dc"];
 "POST /api/v1/workspaces/{}/revenue-lines body": {
  accountId: string;
  productId?: string | null;
  amountMinor: number;
  currency: string;
  period: "month" | "year" | "once";
  kind?: "recurring" | "one_off" | "trial";
  from: string;
  to?: string | null;
  source?: string | null;
  assumed?: {
   [key: string]: string;
  };
 };
 "POST /api/v1/workspaces/{}/revenue-lines answer": Shapes["Shape93c2fc1e"];
 "POST /api/v1/workspaces/{}/revenue-lines/{}/archive answer": Shapes["Shape93c2fc1e"];
 "POST /api/v1/workspaces/{}/revenue-lines/{}/restore answer": Shapes["Shape93c2fc1e"];
 "POST /api/v1/workspaces/{}/samples body": {
  workspaceName?: string;
  seed?: number;
  events?: number;
 };
 "POST /api/v1/workspaces/{}/samples answer": Shapes["Shapeecdc64d4"];
 "POST /api/v1/workspaces/{}/saved-views body": {
  page: string;
  name: string;
  search: {
   [key: string]: string | "" | number | boolean | null | (string | number)[];
  };
  shared?: boolean;
 };
 "POST /api/v1/workspaces/{}/saved-views answer": Shapes["Shape6794ed00"];
 "POST /api/v1/workspaces/{}/segments body": {
  name: string;
  kind: "account" | "person";
  definition: {
   rule: Shapes["SegmentRuleInput"];
  } | {
   list: string[];
  };
 };
 "POST /api/v1/workspaces/{}/segments answer": Shapes["Shape6dc95410"];
 "POST /api/v1/workspaces/{}/segments/preview body": {
  kind: "account" | "person";
  definition: {
   rule: Shapes["SegmentRuleInput"];
  } | {
   list: string[];
  };
 };
 "POST /api/v1/workspaces/{}/segments/preview answer": Shapes["Shaped22c935d"];
 "POST /api/v1/workspaces/{}/segments/{}/archive answer": Shapes["Shape6dc95410"];
 "POST /api/v1/workspaces/{}/segments/{}/restore answer": Shapes["Shape6dc95410"];
 "POST /api/v1/workspaces/{}/sources/{}/archive answer": Shapes["Shape2764c650"];
 "POST /api/v1/workspaces/{}/sources/{}/imports body": {
  fileName: string;
 };
 "POST /api/v1/workspaces/{}/sources/{}/imports answer": Shapes["Shape37df22c5"];
 "POST /api/v1/workspaces/{}/sources/{}/rejected-events/discard body": {
  code?: string;
 };
 "POST /api/v1/workspaces/{}/sources/{}/rejected-events/replay body": {
  rejectedEventId?: string;
  code?: string;
 };
 "POST /api/v1/workspaces/{}/sources/{}/rejected-events/replay answer": {
  taken: number;
  rejected: number;
 };
 "POST /api/v1/workspaces/{}/sources/{}/restore answer": Shapes["Shape2764c650"];
 "POST /api/v1/workspaces/{}/sources/{}/write-key answer": Shapes["Shapeabcbffe1"];
 Shapec25bcbf2: {
  personId: string;
  accountId: string;
  productId?: string | null;
  dealId?: string | null;
  role: "economic_buyer" | "decision_maker" | "champion" | "executive_sponsor" | "technical_evaluator" | "procurement" | "legal_security" | "admin" | "end_user" | "influencer" | "blocker" | "coach";
  influence?: number | null;
  interest?: number | null;
  legitimacy?: number | null;
  urgency?: number | null;
  stance?: number | null;
  currentEngagement?: ("unaware" | "resistant" | "neutral" | "supportive" | "leading") | null;
  desiredEngagement?: ("unaware" | "resistant" | "neutral" | "supportive" | "leading") | null;
  evidenceId?: string | null;
  reason?: string | null;
  from?: string | null;
  to?: string | null;
 };
 "POST /api/v1/workspaces/{}/stakeholder-roles body": Shapes["Shapec25bcbf2"];
 "POST /api/v1/workspaces/{}/stakeholder-roles answer": Shapes["Shape7f1d1ea0"];
 "POST /api/v1/workspaces/{}/stakeholder-roles/proposals body": Shapes["Shapec25bcbf2"];
 "POST /api/v1/workspaces/{}/stakeholder-roles/proposals answer": Shapes["Shape7f1d1ea0"];
 "POST /api/v1/workspaces/{}/stakeholder-roles/{}/archive answer": Shapes["Shape7f1d1ea0"];
 "POST /api/v1/workspaces/{}/stakeholder-roles/{}/confirm answer": Shapes["Shape7f1d1ea0"];
 "POST /api/v1/workspaces/{}/stakeholder-roles/{}/restore answer": Shapes["Shape7f1d1ea0"];
 "POST /api/v1/workspaces/{}/stakes/{}/answer body": Shapes["Shapedffbaf83"];
 "POST /api/v1/workspaces/{}/stakes/{}/answer answer": Shapes["Shape1d73a2a5"];
 "POST /api/v1/workspaces/{}/stakes/{}/archive answer": Shapes["Shape1d73a2a5"];
 "POST /api/v1/workspaces/{}/stakes/{}/restore answer": Shapes["Shape1d73a2a5"];
 "POST /api/v1/workspaces/{}/value-promises/{}/archive answer": Shapes["Shape924d48dc"];
 "POST /api/v1/workspaces/{}/value-promises/{}/restore answer": Shapes["Shape924d48dc"];
 "POST /api/v1/workspaces/{}/webhooks body": {
  name: string;
  url: string;
  events: ("*" | "problem.created" | "problem.changed" | "problem.status_changed" | "problem.inputs_set" | "problem.merged" | "problem.took_in" | "problem.unmerged" | "problem.archived" | "problem.restored" | "problem.reach_source_set" | "problem.reach_source_cleared" | "problem.reach_measured" | "problem.alert_linked" | "problem.alert_unlinked" | "evidence.captured" | "evidence.changed" | "evidence.attached" | "evidence.detached" | "evidence.revalued" | "evidence.parked" | "evidence.reopened" | "evidence.account_set" | "evidence.archived" | "evidence.restored" | "comment.added" | "comment.edited" | "comment.removed" | "stated_stake.created" | "stated_stake.changed" | "stated_stake.date_answered" | "stated_stake.archived" | "stated_stake.restored" | "deadline_fact.created" | "deadline_fact.changed" | "deadline_fact.answered" | "deadline_fact.archived" | "deadline_fact.restored" | "team_value.set" | "team_value.set_for_all" | "team_value.removed" | "account.created" | "account.changed" | "accounts.changed" | "account.merged" | "account.state_recorded" | "account.state_removed" | "account.archived" | "account.restored" | "account.confirmed" | "person.created" | "person.changed" | "persons.changed" | "person.merged" | "person.archived" | "person.restored" | "person.confirmed" | "person.facts_erased" | "membership.created" | "membership.changed" | "membership.archived" | "membership.restored" | "membership.confirmed" | "stakeholder_role.created" | "stakeholder_role.proposed" | "stakeholder_role.confirmed" | "stakeholder_role.changed" | "stakeholder_role.archived" | "stakeholder_role.restored" | "revenue_line.created" | "revenue_line.changed" | "revenue_line.archived" | "revenue_line.restored" | "contract.created" | "contract.changed" | "contract.archived" | "contract.restored" | "deal.created" | "deal.changed" | "deal.archived" | "deal.restored" | "segment.created" | "segment.changed" | "segment.archived" | "segment.restored" | "product.created" | "product.changed" | "product.archived" | "product.restored" | "policy.overridden" | "policy.override_cleared" | "outcome.created" | "outcome.predicted" | "outcome.measured" | "outcome.archived" | "outcome.restored" | "insight.created" | "insight.changed" | "insight.duplicated" | "insight.archived" | "insight.restored" | "metric.created" | "metric.changed" | "metric.measured" | "metric.archived" | "metric.restored" | "alert.created" | "alert.changed" | "alert.crossed" | "alert.archived" | "alert.restored" | "objective.created" | "objective.changed" | "objective.archived" | "objective.restored" | "key_result.created" | "key_result.changed" | "key_result.archived" | "key_result.restored" | "measurement.recorded" | "measurement.removed" | "north_star.created" | "north_star.changed" | "north_star.archived" | "north_star.restored" | "value_promise.created" | "value_promise.changed" | "value_promise.archived" | "value_promise.restored" | "import.run_started" | "import.done" | "import.cancelled" | "import.undo_started" | "import.undone" | "merge.undone")[];
 };
 Shape2f4555f2: {
  id: string;
  name: string;
  url: string;
  events: string[];
  status: "active" | "paused" | "off";
  offBecause: ("failed_for_days" | "gone") | null;
  failingSince: string | null;
  lastDeliveredAt: string | null;
  waiting: number;
  failed: number;
  dropped: number;
  droppedAt: string | null;
  oldSecretUntil: string | null;
  createdByName: string;
  createdAt: string;
  version: number;
  secret: string;
 };
 "POST /api/v1/workspaces/{}/webhooks answer": Shapes["Shape2f4555f2"];
 "POST /api/v1/workspaces/{}/webhooks/{}/messages/{}/replay answer": Shapes["Shape130d75d7"];
 "POST /api/v1/workspaces/{}/webhooks/{}/pause answer": Shapes["Shapec0956084"];
 "POST /api/v1/workspaces/{}/webhooks/{}/replay body": {
  since: string;
 };
 "POST /api/v1/workspaces/{}/webhooks/{}/replay answer": {
  replayed: number;
 };
 "POST /api/v1/workspaces/{}/webhooks/{}/resume answer": Shapes["Shapec0956084"];
 "POST /api/v1/workspaces/{}/webhooks/{}/rotate-secret answer": Shapes["Shape2f4555f2"];
 "POST /api/v1/workspaces/{}/webhooks/{}/test answer": Shapes["Shape130d75d7"];
 "PUT /api/v1/workspaces/{}/accounts/{}/states body": {
  accountId: string;
  aspect: "stage";
  from: string;
  value: "prospect" | "onboarding" | "active" | "at_risk" | "churned";
 } | {
  accountId: string;
  aspect: "plan";
  from: string;
  value: string | null;
 };
 "PUT /api/v1/workspaces/{}/accounts/{}/states answer": Shapes["Shapef3871274"];
 "PUT /api/v1/workspaces/{}/exchange-rates body": {
  rates: {
   currency: string;
   day: string;
   rate: number;
   source?: string | null;
  }[];
 };
 "PUT /api/v1/workspaces/{}/exchange-rates answer": {
  set: number;
 };
 "PUT /api/v1/workspaces/{}/facts/retention body": {
  months: number | null;
 };
 "PUT /api/v1/workspaces/{}/facts/retention answer": Shapes["Shape3e03fd90"];
 "PUT /api/v1/workspaces/{}/imports/{}/mapping body": {
  format?: Shapes["Shape7912c990"];
  mapping: {
   version: 1;
   kind: "account" | "person" | "membership" | "revenue_line" | "contract" | "deal" | "stakeholder_role" | "evidence" | "problem";
   source: string;
   productId?: string | null;
   note?: string;
   mode?: "create_or_update" | "create_only" | "update_only";
   fields: {
    [key: string]: Shapes["Shapebd2f450a"];
   };
   rows?: Shapes["Shapea356e873"];
  };
 };
 "PUT /api/v1/workspaces/{}/imports/{}/mapping answer": Shapes["Shape8c22d220"];
 "PUT /api/v1/workspaces/{}/imports/{}/sheet body": {
  sheet: string;
 };
 "PUT /api/v1/workspaces/{}/imports/{}/sheet answer": Shapes["Shape8c22d220"];
 "PUT /api/v1/workspaces/{}/problems/{}/alerts/{} answer": Shapes["Shape095f62c6"];
 "PUT /api/v1/workspaces/{}/problems/{}/reach-source body": {
  source: Shapes["Shapece2d870c"] | Shapes["Shape8bc433f4"];
 };
 "PUT /api/v1/workspaces/{}/problems/{}/reach-source answer": Shapes["Shape1dffc89a"];
 "PUT /api/v1/workspaces/{}/products/{}/playbook/{} body": {
  businessModel: "b2c" | "b2b" | "hybrid";
  value: unknown;
  reason: string;
 };
 "PUT /api/v1/workspaces/{}/products/{}/playbook/{} answer": Shapes["Shape015c53f2"];
 "PUT /api/v1/workspaces/{}/products/{}/team-values body": {
  items: {
   problemId: string;
   accountId: string;
   importance: 0 | 1 | 2 | 3;
   reason: "grow" | "protect" | "neither";
  }[];
 };
 "PUT /api/v1/workspaces/{}/products/{}/team-values answer": {
  items: {
   problemId: string;
   accountId: string;
   importance: 0 | 1 | 2 | 3;
   reason: "grow" | "protect" | "neither";
   setBy: string;
   setAt: string;
  }[];
 };
}

/** What each operation takes and gives; `{}` stands for a part of the address. */
export interface Routes {
  'DELETE /api/v1/sessions/{}': object;
  'DELETE /api/v1/workspaces/{}/accounts/{}/states': { query: Shapes['DELETE /api/v1/workspaces/{}/accounts/{}/states query']; answer: Shapes['DELETE /api/v1/workspaces/{}/accounts/{}/states answer'] };
  'DELETE /api/v1/workspaces/{}/annotations/{}': object;
  'DELETE /api/v1/workspaces/{}/comments/{}': object;
  'DELETE /api/v1/workspaces/{}/exchange-rates/{}/{}': { answer: Shapes['DELETE /api/v1/workspaces/{}/exchange-rates/{}/{} answer'] };
  'DELETE /api/v1/workspaces/{}/imports/{}': object;
  'DELETE /api/v1/workspaces/{}/measurements/{}': object;
  'DELETE /api/v1/workspaces/{}/problems/{}/alerts/{}': { answer: Shapes['DELETE /api/v1/workspaces/{}/problems/{}/alerts/{} answer'] };
  'DELETE /api/v1/workspaces/{}/problems/{}/reach-source': { answer: Shapes['DELETE /api/v1/workspaces/{}/problems/{}/reach-source answer'] };
  'DELETE /api/v1/workspaces/{}/products/{}/playbook/{}': { query: Shapes['DELETE /api/v1/workspaces/{}/products/{}/playbook/{} query']; answer: Shapes['DELETE /api/v1/workspaces/{}/products/{}/playbook/{} answer'] };
  'DELETE /api/v1/workspaces/{}/sample': object;
  'DELETE /api/v1/workspaces/{}/saved-views/{}': object;
  'DELETE /api/v1/workspaces/{}/webhooks/{}': object;
  'GET /api/v1/invitations/{}': { answer: Shapes['GET /api/v1/invitations/{} answer'] };
  'GET /api/v1/session': { answer: Shapes['GET /api/v1/session answer'] };
  'GET /api/v1/sessions': { answer: Shapes['GET /api/v1/sessions answer'] };
  'GET /api/v1/setup': { answer: Shapes['GET /api/v1/setup answer'] };
  'GET /api/v1/workspaces/{}': { answer: Shapes['GET /api/v1/workspaces/{} answer'] };
  'GET /api/v1/workspaces/{}/accounts': { query?: Shapes['GET /api/v1/workspaces/{}/accounts query']; answer: Shapes['GET /api/v1/workspaces/{}/accounts answer'] };
  'GET /api/v1/workspaces/{}/accounts.csv': object;
  'GET /api/v1/workspaces/{}/accounts/values': { answer: Shapes['GET /api/v1/workspaces/{}/accounts/values answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}': { answer: Shapes['GET /api/v1/workspaces/{}/accounts/{} answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}/activity': { answer: Shapes['GET /api/v1/workspaces/{}/accounts/{}/activity answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}/events': { query?: Shapes['GET /api/v1/workspaces/{}/accounts/{}/events query']; answer: Shapes['GET /api/v1/workspaces/{}/accounts/{}/events answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}/evidence': { query?: Shapes['GET /api/v1/workspaces/{}/accounts/{}/evidence query']; answer: Shapes['GET /api/v1/workspaces/{}/accounts/{}/evidence answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}/history': { query?: Shapes['GET /api/v1/workspaces/{}/accounts/{}/history query']; answer: Shapes['GET /api/v1/workspaces/{}/accounts/{}/history answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}/page': { query?: Shapes['GET /api/v1/workspaces/{}/accounts/{}/page query']; answer: Shapes['GET /api/v1/workspaces/{}/accounts/{}/page answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}/problems': { query?: Shapes['GET /api/v1/workspaces/{}/accounts/{}/problems query']; answer: Shapes['GET /api/v1/workspaces/{}/accounts/{}/problems answer'] };
  'GET /api/v1/workspaces/{}/accounts/{}/stakes': { answer: Shapes['GET /api/v1/workspaces/{}/accounts/{}/stakes answer'] };
  'GET /api/v1/workspaces/{}/alerts/{}': { answer: Shapes['GET /api/v1/workspaces/{}/alerts/{} answer'] };
  'GET /api/v1/workspaces/{}/alerts/{}/checks': { query?: Shapes['GET /api/v1/workspaces/{}/alerts/{}/checks query']; answer: Shapes['GET /api/v1/workspaces/{}/alerts/{}/checks answer'] };
  'GET /api/v1/workspaces/{}/alerts/{}/problems': { answer: Shapes['GET /api/v1/workspaces/{}/alerts/{}/problems answer'] };
  'GET /api/v1/workspaces/{}/api-keys': { query?: Shapes['GET /api/v1/workspaces/{}/api-keys query']; answer: Shapes['GET /api/v1/workspaces/{}/api-keys answer'] };
  'GET /api/v1/workspaces/{}/audit': { query?: Shapes['GET /api/v1/workspaces/{}/audit query']; answer: Shapes['GET /api/v1/workspaces/{}/audit answer'] };
  'GET /api/v1/workspaces/{}/audit.csv': { query?: Shapes['GET /api/v1/workspaces/{}/audit.csv query'] };
  'GET /api/v1/workspaces/{}/comments': { query: Shapes['GET /api/v1/workspaces/{}/comments query']; answer: Shapes['GET /api/v1/workspaces/{}/comments answer'] };
  'GET /api/v1/workspaces/{}/contracts': { query?: Shapes['GET /api/v1/workspaces/{}/contracts query']; answer: Shapes['GET /api/v1/workspaces/{}/contracts answer'] };
  'GET /api/v1/workspaces/{}/contracts/{}': { answer: Shapes['GET /api/v1/workspaces/{}/contracts/{} answer'] };
  'GET /api/v1/workspaces/{}/customer-base': { query?: Shapes['GET /api/v1/workspaces/{}/customer-base query']; answer: Shapes['GET /api/v1/workspaces/{}/customer-base answer'] };
  'GET /api/v1/workspaces/{}/deals': { query?: Shapes['GET /api/v1/workspaces/{}/deals query']; answer: Shapes['GET /api/v1/workspaces/{}/deals answer'] };
  'GET /api/v1/workspaces/{}/deals.csv': object;
  'GET /api/v1/workspaces/{}/deals/{}': { answer: Shapes['GET /api/v1/workspaces/{}/deals/{} answer'] };
  'GET /api/v1/workspaces/{}/duplicates': { query: Shapes['GET /api/v1/workspaces/{}/duplicates query']; answer: Shapes['GET /api/v1/workspaces/{}/duplicates answer'] };
  'GET /api/v1/workspaces/{}/evidence/{}': { answer: Shapes['GET /api/v1/workspaces/{}/evidence/{} answer'] };
  'GET /api/v1/workspaces/{}/evidence/{}/suggestions': { answer: Shapes['GET /api/v1/workspaces/{}/evidence/{}/suggestions answer'] };
  'GET /api/v1/workspaces/{}/exchange-rates': { query?: Shapes['GET /api/v1/workspaces/{}/exchange-rates query']; answer: Shapes['GET /api/v1/workspaces/{}/exchange-rates answer'] };
  'GET /api/v1/workspaces/{}/export': { answer: Shapes['GET /api/v1/workspaces/{}/export answer'] };
  'GET /api/v1/workspaces/{}/export/{}': object;
  'GET /api/v1/workspaces/{}/fact-imports/{}': { answer: Shapes['GET /api/v1/workspaces/{}/fact-imports/{} answer'] };
  'GET /api/v1/workspaces/{}/facts/events.ndjson': { query?: Shapes['GET /api/v1/workspaces/{}/facts/events.ndjson query'] };
  'GET /api/v1/workspaces/{}/facts/retention': { answer: Shapes['GET /api/v1/workspaces/{}/facts/retention answer'] };
  'GET /api/v1/workspaces/{}/import-kinds': { answer: Shapes['GET /api/v1/workspaces/{}/import-kinds answer'] };
  'GET /api/v1/workspaces/{}/imports': { query?: Shapes['GET /api/v1/workspaces/{}/imports query']; answer: Shapes['GET /api/v1/workspaces/{}/imports answer'] };
  'GET /api/v1/workspaces/{}/imports/{}': { answer: Shapes['GET /api/v1/workspaces/{}/imports/{} answer'] };
  'GET /api/v1/workspaces/{}/imports/{}/leftovers': { query?: Shapes['GET /api/v1/workspaces/{}/imports/{}/leftovers query']; answer: Shapes['GET /api/v1/workspaces/{}/imports/{}/leftovers answer'] };
  'GET /api/v1/workspaces/{}/imports/{}/new-problems': { query?: Shapes['GET /api/v1/workspaces/{}/imports/{}/new-problems query']; answer: Shapes['GET /api/v1/workspaces/{}/imports/{}/new-problems answer'] };
  'GET /api/v1/workspaces/{}/imports/{}/preview': { query?: Shapes['GET /api/v1/workspaces/{}/imports/{}/preview query']; answer: Shapes['GET /api/v1/workspaces/{}/imports/{}/preview answer'] };
  'GET /api/v1/workspaces/{}/imports/{}/problems': { query?: Shapes['GET /api/v1/workspaces/{}/imports/{}/problems query']; answer: Shapes['GET /api/v1/workspaces/{}/imports/{}/problems answer'] };
  'GET /api/v1/workspaces/{}/imports/{}/problems.csv': object;
  'GET /api/v1/workspaces/{}/insights/{}': { answer: Shapes['GET /api/v1/workspaces/{}/insights/{} answer'] };
  'GET /api/v1/workspaces/{}/insights/{}/answer': { answer: Shapes['GET /api/v1/workspaces/{}/insights/{}/answer answer'] };
  'GET /api/v1/workspaces/{}/insights/{}/answer.csv': object;
  'GET /api/v1/workspaces/{}/invitations': { query?: Shapes['GET /api/v1/workspaces/{}/invitations query']; answer: Shapes['GET /api/v1/workspaces/{}/invitations answer'] };
  'GET /api/v1/workspaces/{}/key-results/{}': { answer: Shapes['GET /api/v1/workspaces/{}/key-results/{} answer'] };
  'GET /api/v1/workspaces/{}/live': object;
  'GET /api/v1/workspaces/{}/me': { answer: Shapes['GET /api/v1/workspaces/{}/me answer'] };
  'GET /api/v1/workspaces/{}/measurements': { query: Shapes['GET /api/v1/workspaces/{}/measurements query']; answer: Shapes['GET /api/v1/workspaces/{}/measurements answer'] };
  'GET /api/v1/workspaces/{}/members': { query?: Shapes['GET /api/v1/workspaces/{}/members query']; answer: Shapes['GET /api/v1/workspaces/{}/members answer'] };
  'GET /api/v1/workspaces/{}/members/{}': { answer: Shapes['GET /api/v1/workspaces/{}/members/{} answer'] };
  'GET /api/v1/workspaces/{}/memberships': { query?: Shapes['GET /api/v1/workspaces/{}/memberships query']; answer: Shapes['GET /api/v1/workspaces/{}/memberships answer'] };
  'GET /api/v1/workspaces/{}/memberships/{}': { answer: Shapes['GET /api/v1/workspaces/{}/memberships/{} answer'] };
  'GET /api/v1/workspaces/{}/metrics/{}': { answer: Shapes['GET /api/v1/workspaces/{}/metrics/{} answer'] };
  'GET /api/v1/workspaces/{}/metrics/{}/figures': { query?: Shapes['GET /api/v1/workspaces/{}/metrics/{}/figures query']; answer: Shapes['GET /api/v1/workspaces/{}/metrics/{}/figures answer'] };
  'GET /api/v1/workspaces/{}/metrics/{}/value': { query?: Shapes['GET /api/v1/workspaces/{}/metrics/{}/value query']; answer: Shapes['GET /api/v1/workspaces/{}/metrics/{}/value answer'] };
  'GET /api/v1/workspaces/{}/metrics/{}/versions': { query?: Shapes['GET /api/v1/workspaces/{}/metrics/{}/versions query']; answer: Shapes['GET /api/v1/workspaces/{}/metrics/{}/versions answer'] };
  'GET /api/v1/workspaces/{}/notifications': { query?: Shapes['GET /api/v1/workspaces/{}/notifications query']; answer: Shapes['GET /api/v1/workspaces/{}/notifications answer'] };
  'GET /api/v1/workspaces/{}/notifications/{}': { answer: Shapes['GET /api/v1/workspaces/{}/notifications/{} answer'] };
  'GET /api/v1/workspaces/{}/objectives/{}': { answer: Shapes['GET /api/v1/workspaces/{}/objectives/{} answer'] };
  'GET /api/v1/workspaces/{}/people-merges': { query?: Shapes['GET /api/v1/workspaces/{}/people-merges query']; answer: Shapes['GET /api/v1/workspaces/{}/people-merges answer'] };
  'GET /api/v1/workspaces/{}/people-merges/preview': { query: Shapes['GET /api/v1/workspaces/{}/people-merges/preview query']; answer: Shapes['GET /api/v1/workspaces/{}/people-merges/preview answer'] };
  'GET /api/v1/workspaces/{}/people-merges/{}': { answer: Shapes['GET /api/v1/workspaces/{}/people-merges/{} answer'] };
  'GET /api/v1/workspaces/{}/persons': { query?: Shapes['GET /api/v1/workspaces/{}/persons query']; answer: Shapes['GET /api/v1/workspaces/{}/persons answer'] };
  'GET /api/v1/workspaces/{}/persons.csv': object;
  'GET /api/v1/workspaces/{}/persons/{}': { answer: Shapes['GET /api/v1/workspaces/{}/persons/{} answer'] };
  'GET /api/v1/workspaces/{}/persons/{}/activity': { answer: Shapes['GET /api/v1/workspaces/{}/persons/{}/activity answer'] };
  'GET /api/v1/workspaces/{}/persons/{}/events': { query?: Shapes['GET /api/v1/workspaces/{}/persons/{}/events query']; answer: Shapes['GET /api/v1/workspaces/{}/persons/{}/events answer'] };
  'GET /api/v1/workspaces/{}/persons/{}/evidence': { query?: Shapes['GET /api/v1/workspaces/{}/persons/{}/evidence query']; answer: Shapes['GET /api/v1/workspaces/{}/persons/{}/evidence answer'] };
  'GET /api/v1/workspaces/{}/persons/{}/history': { query?: Shapes['GET /api/v1/workspaces/{}/persons/{}/history query']; answer: Shapes['GET /api/v1/workspaces/{}/persons/{}/history answer'] };
  'GET /api/v1/workspaces/{}/persons/{}/page': { query?: Shapes['GET /api/v1/workspaces/{}/persons/{}/page query']; answer: Shapes['GET /api/v1/workspaces/{}/persons/{}/page answer'] };
  'GET /api/v1/workspaces/{}/persons/{}/problems': { query?: Shapes['GET /api/v1/workspaces/{}/persons/{}/problems query']; answer: Shapes['GET /api/v1/workspaces/{}/persons/{}/problems answer'] };
  'GET /api/v1/workspaces/{}/pipeline': { query?: Shapes['GET /api/v1/workspaces/{}/pipeline query']; answer: Shapes['GET /api/v1/workspaces/{}/pipeline answer'] };
  'GET /api/v1/workspaces/{}/problems/{}': { answer: Shapes['GET /api/v1/workspaces/{}/problems/{} answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/accounts': { query?: Shapes['GET /api/v1/workspaces/{}/problems/{}/accounts query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/accounts answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/alerts': { answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/alerts answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/deadlines': { answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/deadlines answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/evidence': { query?: Shapes['GET /api/v1/workspaces/{}/problems/{}/evidence query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/evidence answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/evidence-groups': { query: Shapes['GET /api/v1/workspaces/{}/problems/{}/evidence-groups query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/evidence-groups answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/explanation': { query?: Shapes['GET /api/v1/workspaces/{}/problems/{}/explanation query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/explanation answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/history': { query?: Shapes['GET /api/v1/workspaces/{}/problems/{}/history query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/history answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/merge-preview': { query: Shapes['GET /api/v1/workspaces/{}/problems/{}/merge-preview query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/merge-preview answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/merges': { query?: Shapes['GET /api/v1/workspaces/{}/problems/{}/merges query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/merges answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/outcomes': { query?: Shapes['GET /api/v1/workspaces/{}/problems/{}/outcomes query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/outcomes answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/people': { query?: Shapes['GET /api/v1/workspaces/{}/problems/{}/people query']; answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/people answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/reach-source': { answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/reach-source answer'] };
  'GET /api/v1/workspaces/{}/problems/{}/stakes': { answer: Shapes['GET /api/v1/workspaces/{}/problems/{}/stakes answer'] };
  'GET /api/v1/workspaces/{}/products': { query?: Shapes['GET /api/v1/workspaces/{}/products query']; answer: Shapes['GET /api/v1/workspaces/{}/products answer'] };
  'GET /api/v1/workspaces/{}/products/{}': { answer: Shapes['GET /api/v1/workspaces/{}/products/{} answer'] };
  'GET /api/v1/workspaces/{}/products/{}/alerts': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/alerts query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/alerts answer'] };
  'GET /api/v1/workspaces/{}/products/{}/annotations': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/annotations query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/annotations answer'] };
  'GET /api/v1/workspaces/{}/products/{}/event-names': { answer: Shapes['GET /api/v1/workspaces/{}/products/{}/event-names answer'] };
  'GET /api/v1/workspaces/{}/products/{}/event-properties': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/event-properties query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/event-properties answer'] };
  'GET /api/v1/workspaces/{}/products/{}/evidence': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/evidence query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/evidence answer'] };
  'GET /api/v1/workspaces/{}/products/{}/evidence.csv': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/evidence.csv query'] };
  'GET /api/v1/workspaces/{}/products/{}/evidence/sources': { answer: Shapes['GET /api/v1/workspaces/{}/products/{}/evidence/sources answer'] };
  'GET /api/v1/workspaces/{}/products/{}/inbox': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/inbox query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/inbox answer'] };
  'GET /api/v1/workspaces/{}/products/{}/inbox/counts': { answer: Shapes['GET /api/v1/workspaces/{}/products/{}/inbox/counts answer'] };
  'GET /api/v1/workspaces/{}/products/{}/insights': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/insights query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/insights answer'] };
  'GET /api/v1/workspaces/{}/products/{}/metrics': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/metrics query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/metrics answer'] };
  'GET /api/v1/workspaces/{}/products/{}/model-change': { query: Shapes['GET /api/v1/workspaces/{}/products/{}/model-change query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/model-change answer'] };
  'GET /api/v1/workspaces/{}/products/{}/north-stars': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/north-stars query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/north-stars answer'] };
  'GET /api/v1/workspaces/{}/products/{}/objectives': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/objectives query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/objectives answer'] };
  'GET /api/v1/workspaces/{}/products/{}/overview': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/overview query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/overview answer'] };
  'GET /api/v1/workspaces/{}/products/{}/passed-dates': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/passed-dates query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/passed-dates answer'] };
  'GET /api/v1/workspaces/{}/products/{}/playbook': { answer: Shapes['GET /api/v1/workspaces/{}/products/{}/playbook answer'] };
  'GET /api/v1/workspaces/{}/products/{}/problems': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/problems query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/problems answer'] };
  'GET /api/v1/workspaces/{}/products/{}/problems.csv': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/problems.csv query'] };
  'GET /api/v1/workspaces/{}/products/{}/ranking': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/ranking query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/ranking answer'] };
  'GET /api/v1/workspaces/{}/products/{}/ranking.csv': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/ranking.csv query'] };
  'GET /api/v1/workspaces/{}/products/{}/source-activity': { answer: Shapes['GET /api/v1/workspaces/{}/products/{}/source-activity answer'] };
  'GET /api/v1/workspaces/{}/products/{}/sources': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/sources query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/sources answer'] };
  'GET /api/v1/workspaces/{}/products/{}/value-promises': { query?: Shapes['GET /api/v1/workspaces/{}/products/{}/value-promises query']; answer: Shapes['GET /api/v1/workspaces/{}/products/{}/value-promises answer'] };
  'GET /api/v1/workspaces/{}/records/{}/import': { answer: Shapes['GET /api/v1/workspaces/{}/records/{}/import answer'] };
  'GET /api/v1/workspaces/{}/revenue-lines': { query?: Shapes['GET /api/v1/workspaces/{}/revenue-lines query']; answer: Shapes['GET /api/v1/workspaces/{}/revenue-lines answer'] };
  'GET /api/v1/workspaces/{}/revenue-lines/{}': { answer: Shapes['GET /api/v1/workspaces/{}/revenue-lines/{} answer'] };
  'GET /api/v1/workspaces/{}/sample': { answer: Shapes['GET /api/v1/workspaces/{}/sample answer'] };
  'GET /api/v1/workspaces/{}/samples': { answer: Shapes['GET /api/v1/workspaces/{}/samples answer'] };
  'GET /api/v1/workspaces/{}/saved-views': { query?: Shapes['GET /api/v1/workspaces/{}/saved-views query']; answer: Shapes['GET /api/v1/workspaces/{}/saved-views answer'] };
  'GET /api/v1/workspaces/{}/search': { query: Shapes['GET /api/v1/workspaces/{}/search query']; answer: Shapes['GET /api/v1/workspaces/{}/search answer'] };
  'GET /api/v1/workspaces/{}/segments': { query?: Shapes['GET /api/v1/workspaces/{}/segments query']; answer: Shapes['GET /api/v1/workspaces/{}/segments answer'] };
  'GET /api/v1/workspaces/{}/segments/{}': { answer: Shapes['GET /api/v1/workspaces/{}/segments/{} answer'] };
  'GET /api/v1/workspaces/{}/segments/{}/members': { query?: Shapes['GET /api/v1/workspaces/{}/segments/{}/members query']; answer: Shapes['GET /api/v1/workspaces/{}/segments/{}/members answer'] };
  'GET /api/v1/workspaces/{}/segments/{}/size': { answer: Shapes['GET /api/v1/workspaces/{}/segments/{}/size answer'] };
  'GET /api/v1/workspaces/{}/sources/{}': { answer: Shapes['GET /api/v1/workspaces/{}/sources/{} answer'] };
  'GET /api/v1/workspaces/{}/sources/{}/events': { query?: Shapes['GET /api/v1/workspaces/{}/sources/{}/events query']; answer: Shapes['GET /api/v1/workspaces/{}/sources/{}/events answer'] };
  'GET /api/v1/workspaces/{}/sources/{}/imports': { query?: Shapes['GET /api/v1/workspaces/{}/sources/{}/imports query']; answer: Shapes['GET /api/v1/workspaces/{}/sources/{}/imports answer'] };
  'GET /api/v1/workspaces/{}/sources/{}/rejected-events': { query?: Shapes['GET /api/v1/workspaces/{}/sources/{}/rejected-events query']; answer: Shapes['GET /api/v1/workspaces/{}/sources/{}/rejected-events answer'] };
  'GET /api/v1/workspaces/{}/sources/{}/rejections': { answer: Shapes['GET /api/v1/workspaces/{}/sources/{}/rejections answer'] };
  'GET /api/v1/workspaces/{}/stakeholder-roles': { query?: Shapes['GET /api/v1/workspaces/{}/stakeholder-roles query']; answer: Shapes['GET /api/v1/workspaces/{}/stakeholder-roles answer'] };
  'GET /api/v1/workspaces/{}/stakeholder-roles/{}': { answer: Shapes['GET /api/v1/workspaces/{}/stakeholder-roles/{} answer'] };
  'GET /api/v1/workspaces/{}/webhooks': { query?: Shapes['GET /api/v1/workspaces/{}/webhooks query']; answer: Shapes['GET /api/v1/workspaces/{}/webhooks answer'] };
  'GET /api/v1/workspaces/{}/webhooks/{}': { answer: Shapes['GET /api/v1/workspaces/{}/webhooks/{} answer'] };
  'GET /api/v1/workspaces/{}/webhooks/{}/messages': { query?: Shapes['GET /api/v1/workspaces/{}/webhooks/{}/messages query']; answer: Shapes['GET /api/v1/workspaces/{}/webhooks/{}/messages answer'] };
  'GET /api/v1/workspaces/{}/webhooks/{}/messages/{}': { answer: Shapes['GET /api/v1/workspaces/{}/webhooks/{}/messages/{} answer'] };
  'PATCH /api/v1/workspaces/{}': { body?: Shapes['PATCH /api/v1/workspaces/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{} answer'] };
  'PATCH /api/v1/workspaces/{}/accounts/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/accounts/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/accounts/{} answer'] };
  'PATCH /api/v1/workspaces/{}/alerts/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/alerts/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/alerts/{} answer'] };
  'PATCH /api/v1/workspaces/{}/annotations/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/annotations/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/annotations/{} answer'] };
  'PATCH /api/v1/workspaces/{}/comments/{}': { body: Shapes['PATCH /api/v1/workspaces/{}/comments/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/comments/{} answer'] };
  'PATCH /api/v1/workspaces/{}/contracts/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/contracts/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/contracts/{} answer'] };
  'PATCH /api/v1/workspaces/{}/deadlines/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/deadlines/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/deadlines/{} answer'] };
  'PATCH /api/v1/workspaces/{}/deals/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/deals/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/deals/{} answer'] };
  'PATCH /api/v1/workspaces/{}/evidence/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/evidence/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/evidence/{} answer'] };
  'PATCH /api/v1/workspaces/{}/insights/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/insights/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/insights/{} answer'] };
  'PATCH /api/v1/workspaces/{}/key-results/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/key-results/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/key-results/{} answer'] };
  'PATCH /api/v1/workspaces/{}/me': { body?: Shapes['PATCH /api/v1/workspaces/{}/me body']; answer: Shapes['PATCH /api/v1/workspaces/{}/me answer'] };
  'PATCH /api/v1/workspaces/{}/members/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/members/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/members/{} answer'] };
  'PATCH /api/v1/workspaces/{}/memberships/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/memberships/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/memberships/{} answer'] };
  'PATCH /api/v1/workspaces/{}/metrics/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/metrics/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/metrics/{} answer'] };
  'PATCH /api/v1/workspaces/{}/north-stars/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/north-stars/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/north-stars/{} answer'] };
  'PATCH /api/v1/workspaces/{}/objectives/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/objectives/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/objectives/{} answer'] };
  'PATCH /api/v1/workspaces/{}/persons/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/persons/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/persons/{} answer'] };
  'PATCH /api/v1/workspaces/{}/problems/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/problems/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/problems/{} answer'] };
  'PATCH /api/v1/workspaces/{}/problems/{}/evidence': { body: Shapes['PATCH /api/v1/workspaces/{}/problems/{}/evidence body']; answer: Shapes['PATCH /api/v1/workspaces/{}/problems/{}/evidence answer'] };
  'PATCH /api/v1/workspaces/{}/products/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/products/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/products/{} answer'] };
  'PATCH /api/v1/workspaces/{}/revenue-lines/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/revenue-lines/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/revenue-lines/{} answer'] };
  'PATCH /api/v1/workspaces/{}/saved-views/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/saved-views/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/saved-views/{} answer'] };
  'PATCH /api/v1/workspaces/{}/segments/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/segments/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/segments/{} answer'] };
  'PATCH /api/v1/workspaces/{}/sources/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/sources/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/sources/{} answer'] };
  'PATCH /api/v1/workspaces/{}/stakeholder-roles/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/stakeholder-roles/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/stakeholder-roles/{} answer'] };
  'PATCH /api/v1/workspaces/{}/stakes/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/stakes/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/stakes/{} answer'] };
  'PATCH /api/v1/workspaces/{}/value-promises/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/value-promises/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/value-promises/{} answer'] };
  'PATCH /api/v1/workspaces/{}/webhooks/{}': { body?: Shapes['PATCH /api/v1/workspaces/{}/webhooks/{} body']; answer: Shapes['PATCH /api/v1/workspaces/{}/webhooks/{} answer'] };
  'POST /api/auth/change-password': { body: Shapes['POST /api/auth/change-password body'] };
  'POST /api/auth/sign-in/email': { body: Shapes['POST /api/auth/sign-in/email body'] };
  'POST /api/auth/sign-out': object;
  'POST /api/v1/first-member': { body: Shapes['POST /api/v1/first-member body']; answer: Shapes['POST /api/v1/first-member answer'] };
  'POST /api/v1/invitations/{}/accept': { body?: Shapes['POST /api/v1/invitations/{}/accept body']; answer: Shapes['POST /api/v1/invitations/{}/accept answer'] };
  'POST /api/v1/password-resets': { body: Shapes['POST /api/v1/password-resets body'] };
  'POST /api/v1/password-resets/{}': { body: Shapes['POST /api/v1/password-resets/{} body'] };
  'POST /api/v1/workspaces': { body: Shapes['POST /api/v1/workspaces body']; answer: Shapes['POST /api/v1/workspaces answer'] };
  'POST /api/v1/workspaces/{}/accounts': { body: Shapes['POST /api/v1/workspaces/{}/accounts body']; answer: Shapes['POST /api/v1/workspaces/{}/accounts answer'] };
  'POST /api/v1/workspaces/{}/accounts/changes': { body: Shapes['POST /api/v1/workspaces/{}/accounts/changes body']; answer: Shapes['POST /api/v1/workspaces/{}/accounts/changes answer'] };
  'POST /api/v1/workspaces/{}/accounts/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/accounts/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/accounts/{}/confirm': { answer: Shapes['POST /api/v1/workspaces/{}/accounts/{}/confirm answer'] };
  'POST /api/v1/workspaces/{}/accounts/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/accounts/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/alerts/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/alerts/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/alerts/{}/check': { answer: Shapes['POST /api/v1/workspaces/{}/alerts/{}/check answer'] };
  'POST /api/v1/workspaces/{}/alerts/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/alerts/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/api-keys': { body: Shapes['POST /api/v1/workspaces/{}/api-keys body']; answer: Shapes['POST /api/v1/workspaces/{}/api-keys answer'] };
  'POST /api/v1/workspaces/{}/api-keys/{}/revoke': { answer: Shapes['POST /api/v1/workspaces/{}/api-keys/{}/revoke answer'] };
  'POST /api/v1/workspaces/{}/comments': { body: Shapes['POST /api/v1/workspaces/{}/comments body']; answer: Shapes['POST /api/v1/workspaces/{}/comments answer'] };
  'POST /api/v1/workspaces/{}/contracts': { body: Shapes['POST /api/v1/workspaces/{}/contracts body']; answer: Shapes['POST /api/v1/workspaces/{}/contracts answer'] };
  'POST /api/v1/workspaces/{}/contracts/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/contracts/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/contracts/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/contracts/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/deadlines/{}/answer': { body: Shapes['POST /api/v1/workspaces/{}/deadlines/{}/answer body']; answer: Shapes['POST /api/v1/workspaces/{}/deadlines/{}/answer answer'] };
  'POST /api/v1/workspaces/{}/deadlines/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/deadlines/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/deadlines/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/deadlines/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/deals': { body: Shapes['POST /api/v1/workspaces/{}/deals body']; answer: Shapes['POST /api/v1/workspaces/{}/deals answer'] };
  'POST /api/v1/workspaces/{}/deals/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/deals/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/deals/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/deals/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/evidence/{}/account': { body: Shapes['POST /api/v1/workspaces/{}/evidence/{}/account body']; answer: Shapes['POST /api/v1/workspaces/{}/evidence/{}/account answer'] };
  'POST /api/v1/workspaces/{}/evidence/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/evidence/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/evidence/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/evidence/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/external-refs': { body: Shapes['POST /api/v1/workspaces/{}/external-refs body']; answer: Shapes['POST /api/v1/workspaces/{}/external-refs answer'] };
  'POST /api/v1/workspaces/{}/external-refs/removals': { body: Shapes['POST /api/v1/workspaces/{}/external-refs/removals body']; answer: Shapes['POST /api/v1/workspaces/{}/external-refs/removals answer'] };
  'POST /api/v1/workspaces/{}/fact-imports/{}/cancel': { answer: Shapes['POST /api/v1/workspaces/{}/fact-imports/{}/cancel answer'] };
  'POST /api/v1/workspaces/{}/fact-imports/{}/run': { body?: Shapes['POST /api/v1/workspaces/{}/fact-imports/{}/run body']; answer: Shapes['POST /api/v1/workspaces/{}/fact-imports/{}/run answer'] };
  'POST /api/v1/workspaces/{}/imports': { answer: Shapes['POST /api/v1/workspaces/{}/imports answer'] };
  'POST /api/v1/workspaces/{}/imports/{}/cancel': { answer: Shapes['POST /api/v1/workspaces/{}/imports/{}/cancel answer'] };
  'POST /api/v1/workspaces/{}/imports/{}/check': { answer: Shapes['POST /api/v1/workspaces/{}/imports/{}/check answer'] };
  'POST /api/v1/workspaces/{}/imports/{}/leftovers/{}': { body: Shapes['POST /api/v1/workspaces/{}/imports/{}/leftovers/{} body']; answer: Shapes['POST /api/v1/workspaces/{}/imports/{}/leftovers/{} answer'] };
  'POST /api/v1/workspaces/{}/imports/{}/resume': { answer: Shapes['POST /api/v1/workspaces/{}/imports/{}/resume answer'] };
  'POST /api/v1/workspaces/{}/imports/{}/run': { answer: Shapes['POST /api/v1/workspaces/{}/imports/{}/run answer'] };
  'POST /api/v1/workspaces/{}/imports/{}/undo': { answer: Shapes['POST /api/v1/workspaces/{}/imports/{}/undo answer'] };
  'POST /api/v1/workspaces/{}/insights/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/insights/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/insights/{}/duplicate': { body?: Shapes['POST /api/v1/workspaces/{}/insights/{}/duplicate body']; answer: Shapes['POST /api/v1/workspaces/{}/insights/{}/duplicate answer'] };
  'POST /api/v1/workspaces/{}/insights/{}/move': { body: Shapes['POST /api/v1/workspaces/{}/insights/{}/move body']; answer: Shapes['POST /api/v1/workspaces/{}/insights/{}/move answer'] };
  'POST /api/v1/workspaces/{}/insights/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/insights/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/invitations': { body: Shapes['POST /api/v1/workspaces/{}/invitations body']; answer: Shapes['POST /api/v1/workspaces/{}/invitations answer'] };
  'POST /api/v1/workspaces/{}/invitations/{}/revoke': { answer: Shapes['POST /api/v1/workspaces/{}/invitations/{}/revoke answer'] };
  'POST /api/v1/workspaces/{}/key-results/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/key-results/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/key-results/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/key-results/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/measurements': { body: Shapes['POST /api/v1/workspaces/{}/measurements body']; answer: Shapes['POST /api/v1/workspaces/{}/measurements answer'] };
  'POST /api/v1/workspaces/{}/members/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/members/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/members/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/members/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/memberships': { body: Shapes['POST /api/v1/workspaces/{}/memberships body']; answer: Shapes['POST /api/v1/workspaces/{}/memberships answer'] };
  'POST /api/v1/workspaces/{}/memberships/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/memberships/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/memberships/{}/confirm': { answer: Shapes['POST /api/v1/workspaces/{}/memberships/{}/confirm answer'] };
  'POST /api/v1/workspaces/{}/memberships/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/memberships/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/metrics/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/metrics/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/metrics/{}/measure': { body?: Shapes['POST /api/v1/workspaces/{}/metrics/{}/measure body']; answer: Shapes['POST /api/v1/workspaces/{}/metrics/{}/measure answer'] };
  'POST /api/v1/workspaces/{}/metrics/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/metrics/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/north-stars/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/north-stars/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/north-stars/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/north-stars/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/notifications/read-all': { body?: Shapes['POST /api/v1/workspaces/{}/notifications/read-all body']; answer: Shapes['POST /api/v1/workspaces/{}/notifications/read-all answer'] };
  'POST /api/v1/workspaces/{}/notifications/{}/read': { answer: Shapes['POST /api/v1/workspaces/{}/notifications/{}/read answer'] };
  'POST /api/v1/workspaces/{}/objectives/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/objectives/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/objectives/{}/key-results': { body: Shapes['POST /api/v1/workspaces/{}/objectives/{}/key-results body']; answer: Shapes['POST /api/v1/workspaces/{}/objectives/{}/key-results answer'] };
  'POST /api/v1/workspaces/{}/objectives/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/objectives/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/outcomes/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/outcomes/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/outcomes/{}/measure': { body?: Shapes['POST /api/v1/workspaces/{}/outcomes/{}/measure body']; answer: Shapes['POST /api/v1/workspaces/{}/outcomes/{}/measure answer'] };
  'POST /api/v1/workspaces/{}/outcomes/{}/predict': { body: Shapes['POST /api/v1/workspaces/{}/outcomes/{}/predict body']; answer: Shapes['POST /api/v1/workspaces/{}/outcomes/{}/predict answer'] };
  'POST /api/v1/workspaces/{}/outcomes/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/outcomes/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/people-merges/accounts': { body: Shapes['POST /api/v1/workspaces/{}/people-merges/accounts body']; answer: Shapes['POST /api/v1/workspaces/{}/people-merges/accounts answer'] };
  'POST /api/v1/workspaces/{}/people-merges/persons': { body: Shapes['POST /api/v1/workspaces/{}/people-merges/persons body']; answer: Shapes['POST /api/v1/workspaces/{}/people-merges/persons answer'] };
  'POST /api/v1/workspaces/{}/people-merges/{}/undo': { answer: Shapes['POST /api/v1/workspaces/{}/people-merges/{}/undo answer'] };
  'POST /api/v1/workspaces/{}/persons': { body?: Shapes['POST /api/v1/workspaces/{}/persons body']; answer: Shapes['POST /api/v1/workspaces/{}/persons answer'] };
  'POST /api/v1/workspaces/{}/persons/changes': { body: Shapes['POST /api/v1/workspaces/{}/persons/changes body']; answer: Shapes['POST /api/v1/workspaces/{}/persons/changes answer'] };
  'POST /api/v1/workspaces/{}/persons/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/persons/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/persons/{}/confirm': { answer: Shapes['POST /api/v1/workspaces/{}/persons/{}/confirm answer'] };
  'POST /api/v1/workspaces/{}/persons/{}/erase-facts': { answer: Shapes['POST /api/v1/workspaces/{}/persons/{}/erase-facts answer'] };
  'POST /api/v1/workspaces/{}/persons/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/persons/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/problem-merges/{}/undo': { answer: Shapes['POST /api/v1/workspaces/{}/problem-merges/{}/undo answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/deadlines': { body: Shapes['POST /api/v1/workspaces/{}/problems/{}/deadlines body']; answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/deadlines answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/evidence': { body: Shapes['POST /api/v1/workspaces/{}/problems/{}/evidence body']; answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/evidence answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/evidence/detach': { body: Shapes['POST /api/v1/workspaces/{}/problems/{}/evidence/detach body']; answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/evidence/detach answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/merge': { body: Shapes['POST /api/v1/workspaces/{}/problems/{}/merge body']; answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/merge answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/outcomes': { body: Shapes['POST /api/v1/workspaces/{}/problems/{}/outcomes body']; answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/outcomes answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/reach-source/measure': { answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/reach-source/measure answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/stakes': { body: Shapes['POST /api/v1/workspaces/{}/problems/{}/stakes body']; answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/stakes answer'] };
  'POST /api/v1/workspaces/{}/problems/{}/status': { body: Shapes['POST /api/v1/workspaces/{}/problems/{}/status body']; answer: Shapes['POST /api/v1/workspaces/{}/problems/{}/status answer'] };
  'POST /api/v1/workspaces/{}/products': { body: Shapes['POST /api/v1/workspaces/{}/products body']; answer: Shapes['POST /api/v1/workspaces/{}/products answer'] };
  'POST /api/v1/workspaces/{}/products/{}/alerts': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/alerts body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/alerts answer'] };
  'POST /api/v1/workspaces/{}/products/{}/annotations': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/annotations body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/annotations answer'] };
  'POST /api/v1/workspaces/{}/products/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/products/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/products/{}/evidence': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/evidence body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/evidence answer'] };
  'POST /api/v1/workspaces/{}/products/{}/evidence/archive': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/evidence/archive body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/evidence/archive answer'] };
  'POST /api/v1/workspaces/{}/products/{}/evidence/restore': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/evidence/restore body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/evidence/restore answer'] };
  'POST /api/v1/workspaces/{}/products/{}/inbox/attach': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/attach body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/attach answer'] };
  'POST /api/v1/workspaces/{}/products/{}/inbox/new-problem': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/new-problem body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/new-problem answer'] };
  'POST /api/v1/workspaces/{}/products/{}/inbox/park': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/park body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/park answer'] };
  'POST /api/v1/workspaces/{}/products/{}/inbox/reopen': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/reopen body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/inbox/reopen answer'] };
  'POST /api/v1/workspaces/{}/products/{}/insights': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/insights body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/insights answer'] };
  'POST /api/v1/workspaces/{}/products/{}/metrics': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/metrics body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/metrics answer'] };
  'POST /api/v1/workspaces/{}/products/{}/north-stars': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/north-stars body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/north-stars answer'] };
  'POST /api/v1/workspaces/{}/products/{}/objectives': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/objectives body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/objectives answer'] };
  'POST /api/v1/workspaces/{}/products/{}/problems': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/problems body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/problems answer'] };
  'POST /api/v1/workspaces/{}/products/{}/problems/inputs': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/problems/inputs body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/problems/inputs answer'] };
  'POST /api/v1/workspaces/{}/products/{}/questions': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/questions body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/questions answer'] };
  'POST /api/v1/workspaces/{}/products/{}/questions/actors': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/questions/actors body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/questions/actors answer'] };
  'POST /api/v1/workspaces/{}/products/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/products/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/products/{}/sources': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/sources body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/sources answer'] };
  'POST /api/v1/workspaces/{}/products/{}/team-values/for-all': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/team-values/for-all body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/team-values/for-all answer'] };
  'POST /api/v1/workspaces/{}/products/{}/team-values/remove': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/team-values/remove body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/team-values/remove answer'] };
  'POST /api/v1/workspaces/{}/products/{}/value-promises': { body: Shapes['POST /api/v1/workspaces/{}/products/{}/value-promises body']; answer: Shapes['POST /api/v1/workspaces/{}/products/{}/value-promises answer'] };
  'POST /api/v1/workspaces/{}/revenue-lines': { body: Shapes['POST /api/v1/workspaces/{}/revenue-lines body']; answer: Shapes['POST /api/v1/workspaces/{}/revenue-lines answer'] };
  'POST /api/v1/workspaces/{}/revenue-lines/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/revenue-lines/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/revenue-lines/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/revenue-lines/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/samples': { body?: Shapes['POST /api/v1/workspaces/{}/samples body']; answer: Shapes['POST /api/v1/workspaces/{}/samples answer'] };
  'POST /api/v1/workspaces/{}/saved-views': { body: Shapes['POST /api/v1/workspaces/{}/saved-views body']; answer: Shapes['POST /api/v1/workspaces/{}/saved-views answer'] };
  'POST /api/v1/workspaces/{}/segments': { body: Shapes['POST /api/v1/workspaces/{}/segments body']; answer: Shapes['POST /api/v1/workspaces/{}/segments answer'] };
  'POST /api/v1/workspaces/{}/segments/preview': { body: Shapes['POST /api/v1/workspaces/{}/segments/preview body']; answer: Shapes['POST /api/v1/workspaces/{}/segments/preview answer'] };
  'POST /api/v1/workspaces/{}/segments/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/segments/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/segments/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/segments/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/sources/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/sources/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/sources/{}/imports': { body: Shapes['POST /api/v1/workspaces/{}/sources/{}/imports body']; answer: Shapes['POST /api/v1/workspaces/{}/sources/{}/imports answer'] };
  'POST /api/v1/workspaces/{}/sources/{}/rejected-events/discard': { body?: Shapes['POST /api/v1/workspaces/{}/sources/{}/rejected-events/discard body'] };
  'POST /api/v1/workspaces/{}/sources/{}/rejected-events/replay': { body?: Shapes['POST /api/v1/workspaces/{}/sources/{}/rejected-events/replay body']; answer: Shapes['POST /api/v1/workspaces/{}/sources/{}/rejected-events/replay answer'] };
  'POST /api/v1/workspaces/{}/sources/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/sources/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/sources/{}/write-key': { answer: Shapes['POST /api/v1/workspaces/{}/sources/{}/write-key answer'] };
  'POST /api/v1/workspaces/{}/stakeholder-roles': { body: Shapes['POST /api/v1/workspaces/{}/stakeholder-roles body']; answer: Shapes['POST /api/v1/workspaces/{}/stakeholder-roles answer'] };
  'POST /api/v1/workspaces/{}/stakeholder-roles/proposals': { body: Shapes['POST /api/v1/workspaces/{}/stakeholder-roles/proposals body']; answer: Shapes['POST /api/v1/workspaces/{}/stakeholder-roles/proposals answer'] };
  'POST /api/v1/workspaces/{}/stakeholder-roles/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/stakeholder-roles/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/stakeholder-roles/{}/confirm': { answer: Shapes['POST /api/v1/workspaces/{}/stakeholder-roles/{}/confirm answer'] };
  'POST /api/v1/workspaces/{}/stakeholder-roles/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/stakeholder-roles/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/stakes/{}/answer': { body: Shapes['POST /api/v1/workspaces/{}/stakes/{}/answer body']; answer: Shapes['POST /api/v1/workspaces/{}/stakes/{}/answer answer'] };
  'POST /api/v1/workspaces/{}/stakes/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/stakes/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/stakes/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/stakes/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/value-promises/{}/archive': { answer: Shapes['POST /api/v1/workspaces/{}/value-promises/{}/archive answer'] };
  'POST /api/v1/workspaces/{}/value-promises/{}/restore': { answer: Shapes['POST /api/v1/workspaces/{}/value-promises/{}/restore answer'] };
  'POST /api/v1/workspaces/{}/webhooks': { body: Shapes['POST /api/v1/workspaces/{}/webhooks body']; answer: Shapes['POST /api/v1/workspaces/{}/webhooks answer'] };
  'POST /api/v1/workspaces/{}/webhooks/{}/messages/{}/replay': { answer: Shapes['POST /api/v1/workspaces/{}/webhooks/{}/messages/{}/replay answer'] };
  'POST /api/v1/workspaces/{}/webhooks/{}/pause': { answer: Shapes['POST /api/v1/workspaces/{}/webhooks/{}/pause answer'] };
  'POST /api/v1/workspaces/{}/webhooks/{}/replay': { body: Shapes['POST /api/v1/workspaces/{}/webhooks/{}/replay body']; answer: Shapes['POST /api/v1/workspaces/{}/webhooks/{}/replay answer'] };
  'POST /api/v1/workspaces/{}/webhooks/{}/resume': { answer: Shapes['POST /api/v1/workspaces/{}/webhooks/{}/resume answer'] };
  'POST /api/v1/workspaces/{}/webhooks/{}/rotate-secret': { answer: Shapes['POST /api/v1/workspaces/{}/webhooks/{}/rotate-secret answer'] };
  'POST /api/v1/workspaces/{}/webhooks/{}/test': { answer: Shapes['POST /api/v1/workspaces/{}/webhooks/{}/test answer'] };
  'PUT /api/v1/workspaces/{}/accounts/{}/states': { body: Shapes['PUT /api/v1/workspaces/{}/accounts/{}/states body']; answer: Shapes['PUT /api/v1/workspaces/{}/accounts/{}/states answer'] };
  'PUT /api/v1/workspaces/{}/exchange-rates': { body: Shapes['PUT /api/v1/workspaces/{}/exchange-rates body']; answer: Shapes['PUT /api/v1/workspaces/{}/exchange-rates answer'] };
  'PUT /api/v1/workspaces/{}/facts/retention': { body: Shapes['PUT /api/v1/workspaces/{}/facts/retention body']; answer: Shapes['PUT /api/v1/workspaces/{}/facts/retention answer'] };
  'PUT /api/v1/workspaces/{}/imports/{}/mapping': { body: Shapes['PUT /api/v1/workspaces/{}/imports/{}/mapping body']; answer: Shapes['PUT /api/v1/workspaces/{}/imports/{}/mapping answer'] };
  'PUT /api/v1/workspaces/{}/imports/{}/sheet': { body: Shapes['PUT /api/v1/workspaces/{}/imports/{}/sheet body']; answer: Shapes['PUT /api/v1/workspaces/{}/imports/{}/sheet answer'] };
  'PUT /api/v1/workspaces/{}/problems/{}/alerts/{}': { answer: Shapes['PUT /api/v1/workspaces/{}/problems/{}/alerts/{} answer'] };
  'PUT /api/v1/workspaces/{}/problems/{}/reach-source': { body: Shapes['PUT /api/v1/workspaces/{}/problems/{}/reach-source body']; answer: Shapes['PUT /api/v1/workspaces/{}/problems/{}/reach-source answer'] };
  'PUT /api/v1/workspaces/{}/products/{}/playbook/{}': { body: Shapes['PUT /api/v1/workspaces/{}/products/{}/playbook/{} body']; answer: Shapes['PUT /api/v1/workspaces/{}/products/{}/playbook/{} answer'] };
  'PUT /api/v1/workspaces/{}/products/{}/team-values': { body: Shapes['PUT /api/v1/workspaces/{}/products/{}/team-values body']; answer: Shapes['PUT /api/v1/workspaces/{}/products/{}/team-values answer'] };
}
