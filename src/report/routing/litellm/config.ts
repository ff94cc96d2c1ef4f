/** The part of LiteLLM's `config.yaml` that is written here, under LiteLLM's own names. */
export type LiteLlmFile = {
  readonly model_list: readonly ModelEntry[];
  readonly router_settings: RouterSettings;
  readonly general_settings: { readonly master_key: string };
};

export type ModelEntry = {
  /** What a client asks for; entries of one name share its requests. */
  readonly model_name: string;
  readonly litellm_params: CallParams & Choice;
  readonly model_info: { readonly id: string };
};

/** How one deployment is called. Keys and addresses are `os.environ/NAME`. */
export type CallParams = {
  readonly model: string;
  readonly api_base?: string;
  readonly api_key?: string;
  readonly api_version?: string;
  readonly aws_region_name?: string;
  readonly vertex_project?: string;
  readonly vertex_location?: string;
  readonly service_tier?: 'flex' | 'priority';
};

/** How the router chooses among entries of one name: the lowest `order` that can serve, within it by `weight`. */
export type Choice = {
  readonly order?: number;
  readonly weight: number;
  readonly rpm?: number;
  readonly tpm?: number;
};

export type RouterSettings = {
  readonly routing_strategy: 'simple-shuffle';
  readonly num_retries: number;
  /** s */
  readonly timeout: number;
  /** s */
  readonly cooldown_time: number;
  readonly enable_weighted_failover?: true;
  readonly optional_pre_call_checks?: readonly 'enforce_model_rate_limits'[];
  readonly model_group_affinity_config?: Readonly<Record<string, readonly 'session_affinity'[]>>;
  readonly fallbacks?: readonly Readonly<Record<string, readonly string[]>>[];
};
